package dev.flowtrail.server.queue;

import java.time.Duration;

/** Policies for tests. */
public final class Policies {

  /** No test comes to its bounds. */
  public static final QueuePolicy ROOMY =
      new QueuePolicy(1_000_000, 8L << 30, Duration.ofHours(24));

  private Policies() {}

  static QueuePolicy atMostEntries(long count) {
    return new QueuePolicy(count, ROOMY.maxBytes(), ROOMY.keysKept());
  }

  static QueuePolicy atMostBytes(long count) {
    return new QueuePolicy(ROOMY.maxEntries(), count, ROOMY.keysKept());
  }

  /** Forgets keys almost at once. */
  public static QueuePolicy forgetful() {
    return new QueuePolicy(ROOMY.maxEntries(), ROOMY.maxBytes(), Duration.ofMillis(1));
  }
}
