package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.queue.StagedDocument.Whole;
import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import dev.flowtrail.server.queue.StagedFlow.InObject;
import dev.flowtrail.server.queue.Submission.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    return of(origin, data, new CarriedFrame(data.getBytes(UTF_8), false));
  }

  private static Submission of(Origin origin, String data, CarriedFrame frame) {
    Carried flow = new Carried(new Whole(document(origin, data)), List.of(frame));
    return of(origin, data, StagedFlowCodec.encode(flow), null);
  }

  private static Submission of(
      Origin origin, String data, byte[] bytes, @Nullable String objectKey) {
    return new Submission(
        origin, id(data), flowId(origin), origin.idempotencyKey(), bytes, objectKey);
  }

  /** A flow without steps. */
  public static Submission withoutData(String key) {
    Origin origin = new Origin(TEAM, key);
    FlowDocument<StagedData> document =
        new FlowDocument<>(document(origin, "[1]").flow(), List.of());
    return of(
        origin, "", StagedFlowCodec.encode(new Carried(new Whole(document), List.of())), null);
  }

  /** Larger in the queue than any other. */
  public static Submission large(String key, int bytes) {
    return of(new Origin(TEAM, key), "[1]", new CarriedFrame(new byte[bytes], true));
  }

  /** One whose data is in an object of the payload store. */
  public static Submission inObject(String key, ObjectReference reference) {
    Origin origin = new Origin(TEAM, key);
    StagedDocument document = new Whole(document(origin, "[1]"));
    return of(origin, "[1]", StagedFlowCodec.encode(reference, document), reference.objectKey());
  }

  /** The flow in a submission that carries its data. */
  public static Carried flow(Submission submission) {
    return carried(submission.bytes());
  }

  /** The flow in a claimed submission that carries its data. */
  public static Carried flow(Claim claim) {
    return carried(claim.entry().bytes());
  }

  /** The flow in a submission whose data is in an object. */
  public static InObject read(Submission submission, ObjectReference.Heads heads) {
    return (InObject) StagedFlowCodec.decode(submission.bytes(), heads);
  }

  /** The flow that was sent whole. */
  public static FlowDocument<StagedData> whole(StagedFlow flow) {
    return ((Whole) flow.document()).flow();
  }

  private static Carried carried(byte[] entry) {
    return (Carried)
        StagedFlowCodec.decode(
            entry,
            reference -> {
              throw new IllegalStateException("expected a submission that carries its data");
            });
  }

  public static UUID flowId(Origin origin) {
    return id("flow of " + origin);
  }

  public static FlowDocument<StagedData> document(Origin origin, String data) {
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
