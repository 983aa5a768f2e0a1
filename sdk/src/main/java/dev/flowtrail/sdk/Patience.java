package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** How long one thing may still wait for room. Used by one thread. */
final class Patience {
  /** Has none. */
  static final Patience NONE = new Patience(Duration.ZERO);

  /** Whoever is woken by nothing looks so often whether waiting is still of use. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private long leftNanos;

  Patience(Duration longest) {
    this.leftNanos = longest.toNanos();
  }

  boolean over() {
    return leftNanos <= 0 || Thread.currentThread().isInterrupted();
  }

  /** Waits a while for a signal; false when it was over before. */
  boolean await(Condition signal) {
    if (over()) {
      return false;
    }
    long wait = Math.min(leftNanos, LOOK_NANOS);
    try {
      leftNanos -= wait - signal.awaitNanos(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      leftNanos = 0;
    }
    return true;
  }
}
