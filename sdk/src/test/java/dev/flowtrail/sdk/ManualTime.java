package dev.flowtrail.sdk;

import java.time.Duration;
import java.time.Instant;

/** Time that stands still until it is moved. */
final class ManualTime {
  private Instant wall = Instant.parse("2026-01-05T10:00:00Z");
  private long nanos = Long.MAX_VALUE - 1_000;

  /** The ticker starts near its overflow, which a real one may pass too. */
  Time time() {
    return new Time(() -> wall, () -> nanos);
  }

  Instant now() {
    return wall;
  }

  void advance(Duration by) {
    wall = wall.plus(by);
    nanos += by.toNanos();
  }

  /** Moves the calendar without time passing. */
  void setCalendar(Instant to) {
    wall = to;
  }
}
