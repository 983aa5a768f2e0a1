package dev.flowtrail.protocol;

import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An observation of a flow, beside its step and not within it: the step may not be known yet.
 *
 * @param ordinal its place among the observations of the step, from 0, when it came in a whole flow
 * @param <D> what became of its data
 */
public record ObservationPart<D>(
    UUID stepId, @Nullable Integer ordinal, ObservationHead head, D data) {

  /** In the order of capture, and then whatever tells two apart. */
  private static final Comparator<ObservationPart<?>> ORDER =
      Comparator.<ObservationPart<?>, java.time.Instant>comparing(part -> part.head.capturedAt())
          .thenComparing(ObservationPart::stepId)
          .thenComparing(ObservationPart::ordinal, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(part -> part.head.name())
          .thenComparing(part -> part.head.version())
          .thenComparing(part -> part.head.role())
          .thenComparing(part -> String.valueOf(part.head.roles()))
          .thenComparing(part -> part.head.queryable().toString())
          .thenComparing(part -> String.valueOf(part.head.totals()));

  /**
   * Of two that have the same id and the same data one is kept whole. It is the one that was
   * captured first.
   */
  ObservationPart<D> merge(ObservationPart<D> other) {
    return ORDER.compare(this, other) <= 0 ? this : other;
  }

  /** Orders those that have the same id but other data: the first one keeps the id. */
  public static <D> Comparator<ObservationPart<D>> order() {
    return (a, b) -> ORDER.compare(a, b);
  }
}
