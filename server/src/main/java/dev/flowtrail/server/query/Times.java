package dev.flowtrail.server.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times as clients write them, within what a flow can have. */
final class Times {

  static final String EXPECTED = "a time such as 2026-01-05T10:00:00Z";

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  /** Null when the text is no such time. */
  static @Nullable Instant parse(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return isPossible(instant) ? instant : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  static boolean isPossible(Instant instant) {
    return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
  }
}
