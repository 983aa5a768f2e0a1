package dev.flowtrail.server.queue;

import java.util.function.LongSupplier;

/** Whether submissions come or are being stored. Thread-safe. */
public final class Traffic {

  private static final long LASTS_NANOS = 2_000_000_000L;

  private final LongSupplier nanoTime;
  private volatile long last;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  public Traffic(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong() - LASTS_NANOS;
  }

  /** A submission came, or was stored. */
  public void note() {
    last = nanoTime.getAsLong();
  }

  /** Whether that was within the last two seconds. */
  public boolean isFlowing() {
    return nanoTime.getAsLong() - last < LASTS_NANOS;
  }
}
