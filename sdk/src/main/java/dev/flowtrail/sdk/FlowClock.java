package dev.flowtrail.sdk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time within one flow: starts at the calendar's and then runs evenly, so no span is negative.
 */
final class FlowClock {
  private final Time time;
  private final Instant start;
  private final long startNanos;
  private volatile long lastNanos;

  FlowClock(Time time) {
    this.time = time;
    this.start = time.now().truncatedTo(ChronoUnit.MICROS);
    this.startNanos = time.nanos();
    this.lastNanos = startNanos;
  }

  Instant start() {
    return start;
  }

  Instant now() {
    long now = time.nanos();
    lastNanos = now;
    return start.plusNanos(now - startNanos).truncatedTo(ChronoUnit.MICROS);
  }

  /** The same without being asked by the flow: nothing happens in it by that. */
  Instant unnoticedNow() {
    return start.plusNanos(time.nanos() - startNanos).truncatedTo(ChronoUnit.MICROS);
  }

  long nanos() {
    return time.nanos();
  }

  /** How long nobody asked: nothing happened in the flow meanwhile. */
  long idleNanos() {
    return time.nanos() - lastNanos;
  }
}
