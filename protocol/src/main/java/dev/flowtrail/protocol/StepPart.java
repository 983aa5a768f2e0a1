package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a step by now, without its observations. What is null is not known, or does not
 * exist. Where writers disagree the greater value holds, save for the times.
 *
 * @param version as the writer counted; see {@link Repeats}
 * @param outcome running until an end is told
 * @param createdAt the earliest that anybody told
 * @param startedAt the earliest that anybody told
 * @param finishedAt the latest that anybody told
 */
public record StepPart(
    UUID id,
    @Nullable String name,
    @Nullable Integer version,
    @Nullable Integer position,
    @Nullable UUID parentId,
    @Nullable String kind,
    Outcome outcome,
    @Nullable Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  private static final Outcome RUNNING = new Outcome(Status.RUNNING, null);

  /** A step of which nothing is known but that something was observed in it. */
  static StepPart unknown(UUID id) {
    return new StepPart(id, null, null, null, null, null, RUNNING, null, null, null);
  }

  static StepPart of(StepHead head) {
    return new StepPart(
        head.id(),
        head.name(),
        head.version(),
        head.position(),
        head.parentId(),
        head.kind(),
        new Outcome(head.status(), head.reason()),
        head.createdAt(),
        head.startedAt(),
        head.finishedAt());
  }

  StepPart merge(StepPart other) {
    return new StepPart(
        id,
        Choice.greater(name, other.name),
        Choice.greater(version, other.version),
        Choice.greater(position, other.position),
        Choice.greater(parentId, other.parentId),
        Choice.greater(kind, other.kind),
        outcome.merge(other.outcome),
        Choice.lesser(createdAt, other.createdAt),
        Choice.lesser(startedAt, other.startedAt),
        Choice.greater(finishedAt, other.finishedAt));
  }
}
