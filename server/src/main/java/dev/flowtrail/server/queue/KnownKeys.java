package dev.flowtrail.server.queue;

import java.time.Duration;

/**
 * How long keys are known in PostgreSQL. To note the completion of each would cost as much as to
 * accept it, so most count from when they were accepted, and are kept a little longer for it; only
 * the key of what took longer than that to be stored is noted again.
 */
final class KnownKeys {

  private static final Duration LONGEST_SLACK = Duration.ofMinutes(10);

  private KnownKeys() {}

  /** How much longer keys are kept, and how long one may wait without being noted again. */
  static Duration slack(Duration keysKept) {
    return keysKept.compareTo(LONGEST_SLACK) < 0 ? keysKept : LONGEST_SLACK;
  }
}
