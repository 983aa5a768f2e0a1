package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.Submission.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Submissions of one small observation. */
public final class Submissions {

  public static final int TEAM = 1;

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private Submissions() {}

  public static Submission of(String key) {
    return of(key, "[1]");
  }

  /** The same key and data make the same submission. */
  public static Submission of(String key, String data) {
    return of(new Origin(TEAM, key), data);
  }

  public static Submission of(Origin origin, String data) {
    return new Submission(
        origin, id(data), document(origin, data), List.of(Frame.compress(data.getBytes(UTF_8))));
  }

  /** Larger in the queue than any other. */
  public static Submission large(String key, int bytes) {
    Submission small = of(key);
    return new Submission(
        small.origin(), small.fingerprint(), small.flow(), List.of(new byte[bytes]));
  }

  public static UUID flowId(Origin origin) {
    return id("flow of " + origin);
  }

  private static FlowDocument<StagedData> document(Origin origin, String data) {
    FlowHead flow =
        new FlowHead(
            flowId(origin),
            origin.idempotencyKey(),
            null,
            Status.COMPLETED,
            null,
            NOON,
            NOON,
            null,
            null);
    StepHead step =
        new StepHead(
            id("step of " + origin),
            "filter",
            1,
            0,
            null,
            null,
            Status.COMPLETED,
            "",
            NOON,
            NOON,
            NOON);
    ObservationHead observation =
        new ObservationHead(
            id("observation of " + origin), "rows", 1, ObservationRole.OTHER, null, Map.of(), NOON);
    StagedData staged =
        new StagedData(
            id(data),
            data.getBytes(UTF_8).length,
            null,
            null,
            null,
            new StagedData.Place(0, 0, false));
    return new FlowDocument<>(
        flow,
        List.of(
            new FlowDocument.Step<>(
                step, List.of(new FlowDocument.Observation<>(observation, staged)))));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }
}
