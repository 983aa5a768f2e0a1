package dev.flowtrail.protocol;

import java.util.List;
import java.util.function.Function;

/**
 * One whole flow as a client sent it.
 *
 * @param <D> what became of each observation's data
 */
public record FlowDocument<D>(FlowHead flow, List<Step<D>> steps) {

  public FlowDocument {
    steps = List.copyOf(steps);
  }

  /** The same flow with something else in the place of each observation's data. */
  public <E> FlowDocument<E> map(Function<Observation<D>, E> toData) {
    return new FlowDocument<>(flow, steps.stream().map(step -> step.map(toData)).toList());
  }

  /** One step with what was observed in it, in the order of capture. */
  public record Step<D>(StepHead head, List<Observation<D>> observations) {
    public Step {
      observations = List.copyOf(observations);
    }

    private <E> Step<E> map(Function<Observation<D>, E> toData) {
      return new Step<>(
          head,
          observations.stream()
              .map(observation -> new Observation<>(observation.head(), toData.apply(observation)))
              .toList());
    }
  }

  /** One observation. */
  public record Observation<D>(ObservationHead head, D data) {}
}
