package dev.flowtrail.server.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as clients read and write them, within what a flow can have. */
public final class Times {

  /** The form in words, for faults. */
  public static final String EXPECTED = "a time such as 2026-01-05T10:00:00Z";

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** At least milliseconds, at most the microseconds that are stored. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** In UTC, with milliseconds or finer. */
  public static String format(Instant instant) {
    return TIME.format(instant);
  }

  /** Null when the text is no such time. */
  public static @Nullable Instant parse(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return isPossible(instant) ? instant : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether the database can hold it. */
  public static boolean isPossible(Instant instant) {
    return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
  }
}
