package dev.flowtrail.server.queue;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Where a claim begins to look. What was completed leaves dead entries at the queue's beginning,
 * which PostgreSQL cannot clean up while any older transaction runs: tens of thousands, and every
 * claim would look at each of them. So after a full batch the next claim begins at that batch's
 * first entry. Others can lie before it: what was put back, what a dead worker held, what was
 * committed after its younger neighbours, what another worker passed over. So every two seconds one
 * begins at the very beginning. Thread-safe.
 */
final class ScanStart {

  private static final long BETWEEN_LOOKS_BACK_NANOS = Duration.ofSeconds(2).toNanos();

  private final LongSupplier nanoTime;
  private long from;
  private long lookedBackNanos;

  ScanStart(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** No entry before it is looked at by the claim that begins now. */
  synchronized long from() {
    long now = nanoTime.getAsLong();
    if (now - lookedBackNanos >= BETWEEN_LOOKS_BACK_NANOS) {
      from = 0;
    }
    if (from == 0) {
      lookedBackNanos = now;
    }
    return from;
  }

  /** The next claim begins here. */
  synchronized void goOnFrom(long first) {
    from = first;
  }

  /** The next claim begins at the very beginning. */
  synchronized void lookBack() {
    from = 0;
  }
}
