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

  FlowClock(Time time) {
    this.time = time;
    this.start = time.now().truncatedTo(ChronoUnit.MICROS);
    this.startNanos = time.nanos();
  }

  Instant start() {
    return start;
  }

  Instant now() {
    return start.plusNanos(time.nanos() - startNanos).truncatedTo(ChronoUnit.MICROS);
  }
}
