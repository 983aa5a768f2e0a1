package dev.flowtrail.server.store;

import dev.flowtrail.protocol.CandidateTotals;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many candidates a step decided about, by the last observation of them.
 *
 * @param version of the observation, null where it was not noted
 * @param capturedAt of the observation, null where it was not noted
 * @param out how many went on, if it said so
 */
record Candidates(
    @Nullable Integer version, @Nullable Instant capturedAt, int in, @Nullable Integer out) {

  private static final Comparator<Candidates> ORDER =
      Comparator.comparing(
              Candidates::version, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
          .thenComparing(
              Candidates::capturedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparing(Candidates::in)
          .thenComparing(
              Candidates::out, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()));

  /** The counts of each step that decided about candidates, by its id. */
  static Map<UUID, Candidates> of(Collection<ObservationPart<StoredData>> observations) {
    Map<UUID, Candidates> counts = new HashMap<>();
    for (ObservationPart<StoredData> part : observations) {
      Integer items = part.data().itemCount();
      if (part.head().role() == ObservationRole.CANDIDATES && items != null) {
        counts.merge(part.stepId(), of(part.head(), part.data(), items), Candidates::merge);
      }
    }
    return counts;
  }

  /** What the client counted wins: its data may hold a part of the candidates only. */
  private static Candidates of(ObservationHead head, StoredData data, int items) {
    CandidateTotals totals = head.totals();
    return totals == null
        ? new Candidates(head.version(), head.capturedAt(), items, data.passedCount())
        : new Candidates(head.version(), head.capturedAt(), totals.in(), totals.out());
  }

  /** How many went on as far as it is known: all, where nothing is said. */
  int left() {
    return out == null ? in : out;
  }

  Candidates merge(Candidates other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
