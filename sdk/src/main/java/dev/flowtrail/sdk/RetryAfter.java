package dev.flowtrail.sdk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header by which a server says when to come back. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** Reads seconds or an HTTP date; what is neither means no wait. */
  static Duration parse(String header, Instant now) {
    Duration wait = read(header.trim(), now);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration read(String text, Instant now) {
    if (text.matches("\\d+")) {
      return Duration.ofSeconds(Long.parseLong(Text.cut(text, MOST_DIGITS)));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeException unreadable) {
      return Duration.ZERO;
    }
  }
}
