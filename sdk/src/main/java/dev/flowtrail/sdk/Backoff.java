package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: anything from nothing to a ceiling that doubles, drawn
 * evenly, so that clients which failed together do not come back together.
 *
 * @param random even numbers from 0 to 1
 */
record Backoff(Duration first, Duration max, DoubleSupplier random) {

  /** How long to wait after {@code tries} failed ones, at least one. */
  Duration after(int tries) {
    return Duration.ofNanos((long) (random.getAsDouble() * ceiling(tries)));
  }

  /** Like {@link #after}, drawn from the upper half: for a pause that shall never be none. */
  Duration atLeastHalf(int tries) {
    return Duration.ofNanos((long) ((1 + random.getAsDouble()) / 2 * ceiling(tries)));
  }

  private double ceiling(int tries) {
    return Math.min(first.toNanos() * Math.pow(2, tries - 1), max.toNanos());
  }
}
