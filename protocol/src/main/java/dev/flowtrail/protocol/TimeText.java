package dev.flowtrail.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Times as text. Every document has many, nearly all in the form that we write ourselves: the
 * formatters of the JDK take a fifth of a small document's time for it.
 */
final class TimeText {

  private static final int SECONDS_END = "2026-01-05T10:00:00".length();
  private static final int LONGEST = SECONDS_END + ".123456789Z".length();
  private static final int NANO_DIGITS = 9;
  private static final int LEAST_FRACTION_DIGITS = 3;

  private TimeText() {}

  /**
   * Reads a time, kept to the microsecond.
   *
   * @throws DateTimeException when it is not in ISO 8601 with an offset
   */
  static Instant parse(String text) {
    return isPlain(text)
        ? parsePlain(text)
        : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether it has the form {@code 2026-01-05T10:00:00Z}, with or without a fraction. */
  private static boolean isPlain(String text) {
    int length = text.length();
    if (length <= SECONDS_END || length > LONGEST || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int i = 0; i < length - 1; i++) {
      if (!fits(text.charAt(i), i)) {
        return false;
      }
    }
    return length != SECONDS_END + 2;
  }

  private static boolean fits(char character, int at) {
    return switch (at) {
      case 4, 7 -> character == '-';
      case 10 -> character == 'T';
      case 13, 16 -> character == ':';
      case 19 -> character == '.';
      default -> character >= '0' && character <= '9';
    };
  }

  private static Instant parsePlain(String text) {
    LocalDateTime time =
        LocalDateTime.of(
            digits(text, 0, 4),
            digits(text, 5, 7),
            digits(text, 8, 10),
            digits(text, 11, 13),
            digits(text, 14, 16),
            digits(text, 17, 19));
    return Instant.ofEpochSecond(time.toEpochSecond(ZoneOffset.UTC), micros(text) * 1_000L);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static int micros(String text) {
    int micros = 0;
    for (int i = SECONDS_END + 1; i <= SECONDS_END + 6; i++) {
      micros = micros * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
    }
    return micros;
  }

  /**
   * Writes a time of the years 0 to 9999 in UTC, with milliseconds, and with as many more digits as
   * it needs.
   */
  static String format(Instant instant) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(LONGEST);
    append(text, time.getYear(), 4);
    append(text.append('-'), time.getMonthValue(), 2);
    append(text.append('-'), time.getDayOfMonth(), 2);
    append(text.append('T'), time.getHour(), 2);
    append(text.append(':'), time.getMinute(), 2);
    append(text.append(':'), time.getSecond(), 2);
    append(text.append('.'), time.getNano(), NANO_DIGITS);
    while (text.charAt(text.length() - 1) == '0'
        && text.length() > SECONDS_END + 1 + LEAST_FRACTION_DIGITS) {
      text.setLength(text.length() - 1);
    }
    return text.append('Z').toString();
  }

  private static void append(StringBuilder text, int number, int digits) {
    int divisor = 1;
    for (int i = 1; i < digits; i++) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      text.append((char) ('0' + number / divisor % 10));
    }
  }
}
