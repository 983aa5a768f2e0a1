package dev.flowtrail.server.store;

import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.FlowPart;
import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.protocol.Trace;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.Location;
import dev.flowtrail.server.store.FlowStore.NewSegment;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Updates of a few flows that disagree in everything they can; the same for the same seed. */
final class StoredFlows {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final FramePlace FRAME = new FramePlace(8, 20, 1);

  private final Random random;
  private final Location location =
      new Location("segments/" + UUID.randomUUID(), FRAME, 0, 3, false);

  StoredFlows(long seed) {
    random = new Random(seed);
  }

  /** The segments that hold the flows' data. */
  static List<NewSegment> segmentsOf(List<StoredFlow> flows) {
    return flows.stream()
        .flatMap(flow -> flow.update().observations().values().stream())
        .map(observation -> observation.data().location().objectKey())
        .distinct()
        .map(key -> new NewSegment(key, 100, NOON))
        .toList();
  }

  StoredFlow update(int teamId, UUID flowId) {
    List<FlowDocument.Step<StoredData>> steps = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (random.nextBoolean()) {
        steps.add(new FlowDocument.Step<>(stepHead(flowId, i), List.of(observation(flowId, i))));
      }
    }
    FlowDocument<StoredData> document = new FlowDocument<>(flowHead(flowId), steps);
    FlowUpdate<StoredData> update = FlowUpdate.of(document, StoredData::hash);
    return new StoredFlow(
        teamId, text("key"), time(), random.nextBoolean() ? update : pieces(update));
  }

  /** The same with less known of it. */
  private FlowUpdate<StoredData> pieces(FlowUpdate<StoredData> whole) {
    FlowPart flow = whole.flow();
    FlowPart part =
        new FlowPart(
            flow.id(),
            orNull(text("flow")),
            flow.key(),
            flow.outcome(),
            orNull(time()),
            flow.finishedAt(),
            flow.attributes(),
            flow.trace());
    Map<UUID, StepPart> steps = new HashMap<>();
    whole.steps().forEach((id, step) -> steps.put(id, piece(step)));
    return new FlowUpdate<>(part, steps, whole.observations());
  }

  private StepPart piece(StepPart step) {
    return new StepPart(
        step.id(),
        orNull(text("step")),
        orNull(1 + random.nextInt(3)),
        orNull(random.nextInt(3)),
        step.parentId(),
        step.kind(),
        step.outcome(),
        orNull(time()),
        step.startedAt(),
        step.finishedAt());
  }

  private FlowHead flowHead(UUID id) {
    return new FlowHead(
        id,
        text("flow"),
        orNull(text("key")),
        status(),
        orNull(text("reason")),
        time(),
        orNull(time()),
        orNull("{\"n\":" + random.nextInt(9) + ".0}"),
        orNull(new Trace(text("trace"), orNull(text("span")))));
  }

  private StepHead stepHead(UUID flowId, int position) {
    return new StepHead(
        new UUID(flowId.getMostSignificantBits(), position),
        text("step"),
        1 + random.nextInt(3),
        random.nextInt(3),
        orNull(new UUID(1, random.nextInt(3))),
        orNull(text("kind")),
        status(),
        text("reason"),
        time(),
        orNull(time()),
        orNull(time()));
  }

  /** Some tell other data under one id; who tells the same data tells the same of it. */
  private FlowDocument.Observation<StoredData> observation(UUID flowId, int number) {
    int content = random.nextInt(3);
    ObservationHead head =
        new ObservationHead(
            new UUID(flowId.getLeastSignificantBits(), number),
            "rows",
            1 + content % 2,
            ObservationRole.CANDIDATES,
            new CandidateRoles("id", null, "score", null, null, null),
            Map.of("score", FieldType.NUMBER),
            NOON.plusMillis(content / 2));
    return new FlowDocument.Observation<>(
        head, new StoredData(new UUID(7, content), 3, number + content, null, location));
  }

  private Status status() {
    return Status.sendable().get(random.nextInt(Status.sendable().size()));
  }

  private String text(String prefix) {
    return prefix + random.nextInt(4);
  }

  private Instant time() {
    return NOON.plusMillis(random.nextInt(5));
  }

  private <T> @Nullable T orNull(T value) {
    return random.nextInt(3) == 0 ? null : value;
  }
}
