package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a flow by now, without its steps. What is null is not known, or does not exist.
 *
 * @param name the process that it is an execution of; when writers disagree the greater text
 * @param key what it worked on; when writers disagree the greater text
 * @param outcome running until an end is told
 * @param createdAt the earliest beginning that anybody told
 * @param finishedAt the latest end that anybody told
 */
public record FlowPart(
    UUID id,
    @Nullable String name,
    @Nullable String key,
    Outcome outcome,
    @Nullable Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable Attributes attributes,
    @Nullable Trace trace) {

  private static final Outcome RUNNING = new Outcome(Status.RUNNING, null);

  private static final Comparator<Trace> TRACES =
      Comparator.comparing(Trace::traceId).thenComparing(Trace::spanId, Choice.absentFirst());

  /** A flow of which nothing is known but that something happened in it. */
  static FlowPart unknown(UUID id) {
    return new FlowPart(id, null, null, RUNNING, null, null, null, null);
  }

  /** A flow that was sent whole. Its attributes were known at its end. */
  static FlowPart of(FlowHead head) {
    Instant knownAt = head.finishedAt() == null ? head.createdAt() : head.finishedAt();
    return new FlowPart(
        head.id(),
        head.name(),
        head.key(),
        new Outcome(head.status(), head.reason()),
        head.createdAt(),
        head.finishedAt(),
        head.attributes() == null ? null : Attributes.of(head.attributes(), knownAt),
        head.trace());
  }

  FlowPart withAttributes(@Nullable Attributes others) {
    return new FlowPart(id, name, key, outcome, createdAt, finishedAt, others, trace);
  }

  FlowPart merge(FlowPart other) {
    return new FlowPart(
        id,
        Choice.greater(name, other.name),
        Choice.greater(key, other.key),
        outcome.merge(other.outcome),
        Choice.lesser(createdAt, other.createdAt),
        Choice.greater(finishedAt, other.finishedAt),
        merge(attributes, other.attributes),
        Choice.greater(trace, other.trace, TRACES));
  }

  private static @Nullable Attributes merge(@Nullable Attributes a, @Nullable Attributes b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.merge(b);
  }
}
