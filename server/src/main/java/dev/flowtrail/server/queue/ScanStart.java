package dev.flowtrail.server.queue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a claim begins to look. What was completed leaves dead entries at the queue's beginning,
 * which PostgreSQL cannot clean up while any transaction runs that is older: tens of thousands, of
 * which every claim would look at each. So after a full batch the next claim begins where that one
 * did. What comes to lie before it, because it was put back, its lease ran out, or it was committed
 * later than its neighbours, waits for one that begins at the very beginning: the next one that is
 * not full or not in a long row. Thread-safe.
 */
final class ScanStart {

  private static final int LONGEST_ROW = 16;

  private final AtomicLong id = new AtomicLong();
  private final AtomicInteger row = new AtomicInteger();

  /** No entry before it is looked at. */
  long id() {
    return id.get();
  }

  /**
   * @param full whether there may be more
   */
  void claimed(List<Claim> batch, boolean full) {
    if (full && row.incrementAndGet() < LONGEST_ROW) {
      id.set(Long.parseLong(batch.getFirst().id()));
    } else {
      reset();
    }
  }

  /** The next claim begins at the very beginning. */
  void reset() {
    row.set(0);
    id.set(0);
  }
}
