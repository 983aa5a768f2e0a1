package dev.flowtrail.sdk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Where time comes from.
 *
 * @param wall what the calendar says; may jump
 * @param ticker nanoseconds from any origin; never goes back
 */
record Time(InstantSource wall, LongSupplier ticker) {

  Instant now() {
    return wall.instant();
  }

  long nanos() {
    return ticker.getAsLong();
  }
}
