package dev.flowtrail.sdk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time within one flow: starts at the calendar's and then runs evenly, so no span is negative.
 */
final class FlowClock {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Time time;
  private final Instant start;
  private final long startMillis;
  private final long startNanos;
  private volatile long lastNanos;

  FlowClock(Time time) {
    this.time = time;
    this.start = time.now().truncatedTo(ChronoUnit.MICROS);
    this.startMillis = start.toEpochMilli();
    this.startNanos = time.nanos();
    this.lastNanos = startNanos;
  }

  Instant start() {
    return start;
  }

  Instant now() {
    long now = time.nanos();
    lastNanos = now;
    return at(now);
  }

  /** When something last happened in the flow, without looking at a clock. */
  long lastMillis() {
    return startMillis + (lastNanos - startNanos) / NANOS_PER_MILLI;
  }

  /** To the microsecond, as is the start. */
  private Instant at(long nanos) {
    long sinceStart = nanos - startNanos;
    return start.plusNanos(sinceStart - sinceStart % NANOS_PER_MICRO);
  }

  /** The same without being asked by the flow: nothing happens in it by that. */
  Instant unnoticedNow() {
    return at(time.nanos());
  }

  long nanos() {
    return time.nanos();
  }

  /** How long nobody asked: nothing happened in the flow meanwhile. */
  long idleNanos() {
    return time.nanos() - lastNanos;
  }
}
