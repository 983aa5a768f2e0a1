package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.server.payload.Location;
import java.time.Instant;
import java.util.List;

/**
 * A stored flow.
 *
 * @param told when this server heard of it, and what it has not heard yet
 * @param steps by position
 */
public record FlowRecord(FlowHead head, Told told, List<StepWithObservations> steps) {

  /**
   * What a server knows of a flow besides what it was told.
   *
   * @param receivedAt when a server stored it first
   * @param heardAt when a server stored anything of it last
   * @param silent whether nothing was heard of it for longer than its lease
   * @param unknown the members of the head that nobody has told yet: a name is empty then, the
   *     beginning the first time that is known of the flow
   */
  public record Told(Instant receivedAt, Instant heardAt, boolean silent, List<String> unknown) {}

  /** A step and what was observed in it, in the order of capture. */
  public record StepWithObservations(StepRecord step, List<ObservationRecord> observations) {}

  FlowRecord with(List<StepAssembly.Row> rows, List<ObservationRecord> observations) {
    return new FlowRecord(head, told, new StepAssembly(this, rows, observations).steps());
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
