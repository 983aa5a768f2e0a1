package dev.flowtrail.server.otlp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One span as it was exported, whatever the encoding. Its ids are valid.
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param spanId 16 of them
 * @param parentSpanId null for the root of its trace
 * @param startNanos since 1970, more than 0
 * @param endNanos since 1970; 0 while it is not over
 */
record Span(
    String traceId,
    String spanId,
    @Nullable String parentSpanId,
    String name,
    Kind kind,
    long startNanos,
    long endNanos,
    Outcome outcome,
    Map<String, Value> attributes,
    List<Event> events,
    List<Link> links,
    Dropped dropped,
    Source source) {

  /** To whom the work speaks. The order is that of the protocol's numbers. */
  enum Kind {
    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER;

    /** A number that is not known counts as none. */
    static Kind of(long number) {
      return number < 0 || number >= values().length ? UNSPECIFIED : values()[(int) number];
    }
  }

  /**
   * How it ended.
   *
   * @param message why it failed; may be empty
   */
  record Outcome(boolean failed, String message) {
    static final Outcome UNSET = new Outcome(false, "");
  }

  /** Something that happened at one time. */
  record Event(String name, long nanos, Map<String, Value> attributes) {}

  /** Another span that this one has to do with; its ids as they came. */
  record Link(String traceId, String spanId, Map<String, Value> attributes) {}

  /** How many of each its maker left out. */
  record Dropped(long attributes, long events, long links) {
    static final Dropped NOTHING = new Dropped(0, 0, 0);
  }

  boolean isRoot() {
    return parentSpanId == null;
  }

  boolean isOver() {
    return endNanos != 0;
  }
}
