package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.server.payload.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stored flow.
 *
 * @param receivedAt when this server stored it first
 * @param steps by position
 */
public record FlowRecord(FlowHead head, Instant receivedAt, List<StepWithObservations> steps) {

  /** A step and what was observed in it, in the order of capture. */
  public record StepWithObservations(StepRecord step, List<ObservationRecord> observations) {}

  FlowRecord with(List<StepRecord> steps, List<ObservationRecord> observations) {
    Map<UUID, List<ObservationRecord>> byStep = new HashMap<>();
    for (ObservationRecord observation : observations) {
      byStep.computeIfAbsent(observation.stepId(), id -> new ArrayList<>()).add(observation);
    }
    return new FlowRecord(
        head,
        receivedAt,
        steps.stream()
            .map(step ->
                new StepWithObservations(step, byStep.getOrDefault(step.head().id(), List.of())))
            .toList());
  }

  /** Where the data of all observations lies, in the order of the steps. */
  public List<Location> locations() {
    return steps.stream()
        .flatMap(step -> step.observations().stream())
        .map(ObservationRecord::location)
        .toList();
  }

  public int observationCount() {
    return steps.stream().mapToInt(step -> step.observations().size()).sum();
  }
}
