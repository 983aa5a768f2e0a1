package dev.flowtrail.protocol;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A part of a flow, or all of it: what one writer told in one request, or what is known by now.
 *
 * <p>Updates of one flow merge, by {@link FlowFold}: in whatever order they come, and however
 * often, the result is the same. A flow that was sent whole is an update like any other. Two are
 * equal when they say the same, whatever the order in it.
 *
 * @param steps by id; every step in which something was observed is among them
 * @param observations by id and content: one that came with two contents is there twice
 * @param <D> what became of each observation's data
 */
public record FlowUpdate<D>(
    FlowPart flow, Map<UUID, StepPart> steps, Map<Key, ObservationPart<D>> observations) {

  public FlowUpdate {
    steps = Collections.unmodifiableMap(steps);
    observations = Collections.unmodifiableMap(observations);
  }

  /**
   * Which observation it is.
   *
   * @param contentHash the same for the same data
   */
  public record Key(UUID id, UUID contentHash) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::id).thenComparing(Key::contentHash);
  }

  /**
   * The update that a whole flow is.
   *
   * @param contentHash the hash of an observation's content, the same for the same content
   */
  public static <D> FlowUpdate<D> of(FlowDocument<D> document, Function<D, UUID> contentHash) {
    Map<UUID, StepPart> steps = new LinkedHashMap<>();
    Map<Key, ObservationPart<D>> observations = new LinkedHashMap<>();
    for (FlowDocument.Step<D> step : document.steps()) {
      UUID stepId = step.head().id();
      steps.put(stepId, StepPart.of(step.head()));
      for (int i = 0; i < step.observations().size(); i++) {
        FlowDocument.Observation<D> observation = step.observations().get(i);
        observations.put(
            new Key(observation.head().id(), contentHash.apply(observation.data())),
            new ObservationPart<>(stepId, i, observation.head(), observation.data()));
      }
    }
    return new FlowUpdate<>(FlowPart.of(document.flow()), steps, observations);
  }

  /** The same with something else in the place of each observation's data. */
  public <E> FlowUpdate<E> map(Function<ObservationPart<D>, E> toData) {
    Map<Key, ObservationPart<E>> mapped = new LinkedHashMap<>();
    observations.forEach((key, part) ->
        mapped.put(
            key,
            new ObservationPart<>(part.stepId(), part.ordinal(), part.head(), toData.apply(part))));
    return new FlowUpdate<>(flow, steps, mapped);
  }
}
