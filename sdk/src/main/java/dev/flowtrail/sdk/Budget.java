package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The memory that all flows in flight share, in bytes. */
final class Budget {
  private final long limitBytes;
  private final long dataLimitBytes;
  private final Duration longestWait;
  private final AtomicLong used = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private volatile int waiting;
  private volatile BooleanSupplier waitingHelps = () -> true;

  /** One for which nobody waits. */
  Budget(long limitBytes) {
    this(limitBytes, Duration.ZERO);
  }

  /**
   * The last sixteenth is kept for names and times, so that what data was lost can still be told.
   *
   * @param longestWait how long to wait for room
   */
  Budget(long limitBytes, Duration longestWait) {
    this.limitBytes = limitBytes;
    this.dataLimitBytes = limitBytes - limitBytes / 16;
    this.longestWait = longestWait;
  }

  /** When to wait at all; asked by the thread that would. */
  void waitOnlyWhere(BooleanSupplier helps) {
    waitingHelps = helps;
  }

  /** How long somebody may wait now, for one thing. */
  Patience patience() {
    return longestWait.isZero() ? Patience.NONE : new Patience(longestWait);
  }

  /** Takes what there is room for now. */
  boolean reserveForData(long bytes) {
    return tryReserve(bytes, dataLimitBytes);
  }

  /**
   * Waits for room, where that is of use.
   *
   * @param held what the flow holds already: it does not wait for itself
   */
  boolean reserveForData(long bytes, long held, Patience patience) {
    return held + bytes <= dataLimitBytes && reserveLater(bytes, dataLimitBytes, patience);
  }

  boolean reserveForMetadata(long bytes, Patience patience) {
    return tryReserve(bytes, limitBytes) || reserveLater(bytes, limitBytes, patience);
  }

  /** Takes bytes even beyond the limit. */
  void overdraw(long bytes) {
    used.addAndGet(bytes);
  }

  void release(long bytes) {
    used.addAndGet(-bytes);
    if (waiting > 0) {
      wakeAll();
    }
  }

  long usedBytes() {
    return used.get();
  }

  boolean halfUsed() {
    return used.get() > limitBytes / 2;
  }

  private boolean tryReserve(long bytes, long ceiling) {
    long before = used.get();
    while (before + bytes <= ceiling) {
      if (used.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = used.get();
    }
    return false;
  }

  private boolean reserveLater(long bytes, long ceiling, Patience patience) {
    if (patience.over() || !waitingHelps.getAsBoolean()) {
      return false;
    }
    lock.lock();
    waiting++;
    try {
      boolean reserved = tryReserve(bytes, ceiling);
      while (!reserved && patience.await(released) && waitingHelps.getAsBoolean()) {
        reserved = tryReserve(bytes, ceiling);
      }
      return reserved;
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  private void wakeAll() {
    lock.lock();
    try {
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
