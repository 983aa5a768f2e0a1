package dev.flowtrail.protocol;

import java.util.List;

/**
 * One whole flow as a client sent it.
 *
 * @param <D> what became of each observation's data
 */
public record FlowDocument<D>(FlowHead flow, List<Step<D>> steps) {

  public FlowDocument {
    steps = List.copyOf(steps);
  }

  /** One step with what was observed in it, in the order of capture. */
  public record Step<D>(StepHead head, List<Observation<D>> observations) {
    public Step {
      observations = List.copyOf(observations);
    }
  }

  /** One observation. */
  public record Observation<D>(ObservationHead head, D data) {}
}
