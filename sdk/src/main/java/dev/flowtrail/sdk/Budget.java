package dev.flowtrail.sdk;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all flows in flight share, in bytes. */
final class Budget {
  private final long limitBytes;
  private final long dataLimitBytes;
  private final AtomicLong used = new AtomicLong();

  /**
   * The last sixteenth is kept for names and times, so that what data was lost can still be told.
   */
  Budget(long limitBytes) {
    this.limitBytes = limitBytes;
    this.dataLimitBytes = limitBytes - limitBytes / 16;
  }

  boolean reserveForData(long bytes) {
    return reserve(bytes, dataLimitBytes);
  }

  boolean reserveForMetadata(long bytes) {
    return reserve(bytes, limitBytes);
  }

  /** Takes bytes even beyond the limit. */
  void overdraw(long bytes) {
    used.addAndGet(bytes);
  }

  void release(long bytes) {
    used.addAndGet(-bytes);
  }

  long usedBytes() {
    return used.get();
  }

  private boolean reserve(long bytes, long ceiling) {
    long before = used.get();
    while (before + bytes <= ceiling) {
      if (used.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = used.get();
    }
    return false;
  }
}
