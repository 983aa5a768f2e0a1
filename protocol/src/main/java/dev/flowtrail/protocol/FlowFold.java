package dev.flowtrail.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gathers what is told of one flow. What comes out does not depend on the order in which things
 * were added, nor on how often. Not thread-safe.
 *
 * @param <D> what became of each observation's data
 */
public final class FlowFold<D> {

  private final Map<UUID, StepPart> steps = new HashMap<>();
  private final Map<FlowUpdate.Key, ObservationPart<D>> observations = new HashMap<>();
  private FlowPart flow;

  private FlowFold(FlowPart flow) {
    this.flow = flow;
  }

  /** Begins with an update, to which others are added. */
  public static <D> FlowFold<D> beginWith(FlowUpdate<D> update) {
    return new FlowFold<D>(update.flow()).add(update);
  }

  /** Begins with a flow of which nothing is known but that something happened in it. */
  static <D> FlowFold<D> ofUnknown(UUID flowId) {
    return new FlowFold<>(FlowPart.unknown(flowId));
  }

  /** What comes of two updates of one flow: commutative, associative, idempotent. */
  public static <D> FlowUpdate<D> merge(FlowUpdate<D> a, FlowUpdate<D> b) {
    return beginWith(a).add(b).toUpdate();
  }

  /**
   * Adds all of an update.
   *
   * @throws IllegalArgumentException when it is about another flow
   */
  public FlowFold<D> add(FlowUpdate<D> update) {
    add(update.flow());
    update.steps().values().forEach(this::add);
    update.observations().forEach(this::add);
    return this;
  }

  void add(FlowPart part) {
    if (!part.id().equals(flow.id())) {
      throw new IllegalArgumentException(
          "expected something about flow " + flow.id() + " but was about " + part.id());
    }
    flow = flow.merge(part);
  }

  void add(StepPart part) {
    steps.merge(part.id(), part, StepPart::merge);
  }

  private void add(FlowUpdate.Key key, ObservationPart<D> part) {
    observations.merge(key, part, ObservationPart::merge);
  }

  /** Adds what was observed in a step, which need not be known. */
  void observe(FlowUpdate.Key key, ObservationPart<D> part) {
    add(key, part);
    add(StepPart.unknown(part.stepId()));
  }

  /** Everything that was told up to now. */
  public FlowUpdate<D> toUpdate() {
    return new FlowUpdate<>(flow, new HashMap<>(steps), new HashMap<>(observations));
  }
}
