package dev.flowtrail.server.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: exponential, with jitter. */
final class Backoff {

  /** Tries of a submission whose content the store refuses, before it is set aside. */
  static final int MAX_ATTEMPTS = 5;

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration OUTAGE = Duration.ofSeconds(2);

  private Backoff() {}

  static Duration afterAttempt(int attempt) {
    long ceiling = FIRST.toMillis() << Math.min(attempt, 16);
    return jitter(Duration.ofMillis(Math.min(ceiling, LONGEST.toMillis())));
  }

  /** How long a worker leaves queue and store alone that failed so often in a row. */
  static Duration afterFailures(int count) {
    long ceiling = FIRST.toMillis() << Math.min(count - 1, 16);
    Duration longest = Duration.ofMillis(Math.min(ceiling, LONGEST_PAUSE.toMillis()));
    return longest.dividedBy(2).plus(jitter(longest.dividedBy(2)));
  }

  static Duration duringOutage() {
    return jitter(OUTAGE);
  }

  private static Duration jitter(Duration ceiling) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, ceiling.toMillis()));
  }
}
