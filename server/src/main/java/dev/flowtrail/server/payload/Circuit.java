package dev.flowtrail.server.payload;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides whether it is worth asking somebody who may be down: after some failures in a row nobody
 * asks for a while, then one does, and so on until an answer comes. Thread-safe.
 */
final class Circuit {

  private static final int FAILURES_BEFORE_A_PAUSE = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final LongSupplier nanoTime;
  private int failures;
  private long pauseNanos;
  private long pausedAtNanos;

  Circuit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether to ask now. At the end of a pause only the first who wants to is told yes. */
  synchronized boolean permits() {
    if (failures < FAILURES_BEFORE_A_PAUSE) {
      return true;
    }
    if (nanoTime.getAsLong() - pausedAtNanos < pauseNanos) {
      return false;
    }
    pausedAtNanos = nanoTime.getAsLong();
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
    pauseNanos = 0;
  }

  synchronized void failed() {
    failures++;
    if (failures >= FAILURES_BEFORE_A_PAUSE) {
      pauseNanos = Math.clamp(2 * pauseNanos, FIRST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos());
      pausedAtNanos = nanoTime.getAsLong();
    }
  }
}
