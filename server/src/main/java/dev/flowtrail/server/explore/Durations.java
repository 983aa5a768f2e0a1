package dev.flowtrail.server.explore;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as they are compared and answered: in milliseconds. */
final class Durations {

  private Durations() {}

  static BigDecimal millis(Duration duration) {
    return BigDecimal.valueOf(duration.toSeconds())
        .movePointRight(3)
        .add(BigDecimal.valueOf(duration.toNanosPart(), 6));
  }
}
