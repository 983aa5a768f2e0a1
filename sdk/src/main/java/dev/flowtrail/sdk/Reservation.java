package dev.flowtrail.sdk;

/** What one flow holds of the budget. Once released it holds nothing, and takes nothing more. */
final class Reservation {
  private final Budget budget;
  private long heldBytes;
  private boolean handedOver;
  private boolean released;

  Reservation(Budget budget) {
    this.budget = budget;
  }

  synchronized boolean growForData(long bytes) {
    return !released && counted(budget.reserveForData(bytes), bytes);
  }

  synchronized boolean growForMetadata(long bytes) {
    return !released && counted(budget.reserveForMetadata(bytes), bytes);
  }

  /** Grows even beyond the budget's limit. */
  synchronized boolean overdraw(long bytes) {
    budget.overdraw(bytes);
    return counted(true, bytes);
  }

  synchronized void shrink(long bytes) {
    if (!released) {
      budget.release(bytes);
      heldBytes -= bytes;
    }
  }

  synchronized void shrinkTo(long bytes) {
    shrink(heldBytes - bytes);
  }

  /** The flow is finished: from here on the sender holds it. */
  synchronized void handOver() {
    handedOver = true;
  }

  /** Releases what a flow held that became garbage; false when the sender holds it. */
  synchronized boolean releaseAbandoned() {
    if (handedOver) {
      return false;
    }
    release();
    return true;
  }

  synchronized void release() {
    shrinkTo(0);
    released = true;
  }

  private boolean counted(boolean granted, long bytes) {
    heldBytes += granted ? bytes : 0;
    return granted;
  }
}
