package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowFold;
import dev.flowtrail.protocol.FlowPart;
import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a flow, or the part of it that an update touches, with what the store notes.
 * States of one flow merge like updates.
 *
 * @param candidates how many candidates steps decided about, by the step's id
 */
record FlowState(
    Identity identity,
    FlowUpdate<StoredData> update,
    Map<UUID, Candidates> candidates,
    Notes notes) {

  /** Which flow it is. */
  record Identity(int teamId, UUID flowId) {
    static final Comparator<Identity> ORDER =
        Comparator.comparingInt(Identity::teamId).thenComparing(Identity::flowId);
  }

  /**
   * What the store notes besides.
   *
   * @param earliest the flow's place in the list: its beginning, or while that is not known the
   *     earliest time that is known of it
   * @param idempotencyKey one under which it came
   * @param receivedAt when this server heard of it first
   * @param heardAt when it heard of it last
   */
  record Notes(Instant earliest, String idempotencyKey, Instant receivedAt, Instant heardAt) {

    Notes merge(Notes other, @Nullable Instant createdAt) {
      return new Notes(
          createdAt == null ? earlier(earliest, other.earliest) : createdAt,
          idempotencyKey.compareTo(other.idempotencyKey) <= 0
              ? idempotencyKey
              : other.idempotencyKey,
          earlier(receivedAt, other.receivedAt),
          heardAt.isAfter(other.heardAt) ? heardAt : other.heardAt);
    }

    private static Instant earlier(Instant a, Instant b) {
      return a.isBefore(b) ? a : b;
    }
  }

  static FlowState of(StoredFlow flow) {
    FlowUpdate<StoredData> update = flow.update();
    Instant createdAt = update.flow().createdAt();
    return new FlowState(
        new Identity(flow.teamId(), update.flow().id()),
        update,
        Candidates.of(update.observations().values()),
        new Notes(
            createdAt == null ? earliest(update).orElse(flow.receivedAt()) : createdAt,
            flow.idempotencyKey(),
            flow.receivedAt(),
            flow.receivedAt()));
  }

  private static Optional<Instant> earliest(FlowUpdate<StoredData> update) {
    Stream<@Nullable Instant> steps = update.steps().values().stream().flatMap(FlowState::times);
    Stream<@Nullable Instant> observations =
        update.observations().values().stream().map(part -> part.head().capturedAt());
    return Stream.of(Stream.of(update.flow()).map(FlowPart::finishedAt), steps, observations)
        .flatMap(times -> times)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  private static Stream<@Nullable Instant> times(StepPart step) {
    return Stream.of(step.createdAt(), step.startedAt(), step.finishedAt());
  }

  /** What comes of all that was told, one state for each flow, in the order of their identities. */
  static List<FlowState> fold(List<StoredFlow> flows) {
    SortedMap<Identity, FlowState> states = new TreeMap<>(Identity.ORDER);
    for (StoredFlow flow : flows) {
      FlowState state = of(flow);
      states.merge(state.identity(), state, FlowState::merge);
    }
    return List.copyOf(states.values());
  }

  FlowState merge(FlowState other) {
    FlowUpdate<StoredData> merged = FlowFold.merge(update, other.update);
    Map<UUID, Candidates> counts = new HashMap<>(candidates);
    other.candidates.forEach((step, count) -> counts.merge(step, count, Candidates::merge));
    return new FlowState(
        identity, merged, counts, notes.merge(other.notes, merged.flow().createdAt()));
  }

  FlowPart flow() {
    return update.flow();
  }

  Collection<StepPart> steps() {
    return update.steps().values();
  }
}
