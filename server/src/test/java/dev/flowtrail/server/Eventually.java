package dev.flowtrail.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads. */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(5);

  private Eventually() {}

  /** Returns as soon as the condition holds. */
  public static void isTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not true after " + LIMIT);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
