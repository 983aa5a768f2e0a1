package dev.flowtrail.server.explore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a field is compared with. */
sealed interface Value {

  /** A text, also the name of a status. */
  record Text(String text) implements Value {}

  /**
   * A number.
   *
   * @param text as it was written
   */
  record Number(BigDecimal number, String text) implements Value {}

  record Flag(boolean value) implements Value {}

  record Time(Instant instant) implements Value {}

  record Length(Duration duration) implements Value {}

  record Id(UUID id) implements Value {}

  /** There is no value. */
  record Absent() implements Value {}
}
