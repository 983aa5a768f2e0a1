package dev.flowtrail.server.watch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** When a delivery is tried again: exponential, with jitter, for a day. */
final class Retries {

  /** How long after its event a delivery is given up. */
  static final Duration TRIED_FOR = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final int FACTOR = 3;
  private static final int MAX_EXPONENT = 7;
  private static final Duration LONGEST = Duration.ofHours(1);

  private Retries() {}

  /**
   * How long to wait after an attempt: 5 seconds at most after the first one, then thrice as long,
   * up to an hour; between half of it and all of it.
   */
  static Duration pause(int attempts) {
    long factor = Math.round(Math.pow(FACTOR, Math.min(attempts - 1, MAX_EXPONENT)));
    Duration ceiling = FIRST.multipliedBy(factor);
    long half = (ceiling.compareTo(LONGEST) < 0 ? ceiling : LONGEST).toMillis() / 2;
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
  }

  /**
   * What a receiver asks for by Retry-After, in seconds or as a date; none where it cannot be read.
   */
  static Duration askedFor(String retryAfter, Instant now) {
    if (retryAfter.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    try {
      Instant then =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
