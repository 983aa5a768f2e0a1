package dev.flowtrail.sdk;

import java.util.function.LongPredicate;

/** What one flow holds of the budget. Once released it holds nothing, and takes nothing more. */
final class Reservation {
  private final Budget budget;
  private long heldBytes;
  private volatile boolean released;

  Reservation(Budget budget) {
    this.budget = budget;
  }

  /** One of the same budget that holds nothing yet. */
  Reservation another() {
    return new Reservation(budget);
  }

  /** Grows for one value, block by block; the blocks share the time that it may wait. */
  LongPredicate forOneValue() {
    Patience patience = budget.patience();
    return bytes -> growForData(bytes, patience);
  }

  boolean growForData(long bytes) {
    return growForData(bytes, Patience.NONE);
  }

  boolean growForMetadata(long bytes) {
    return growForMetadata(bytes, Patience.NONE);
  }

  /** Grows for the flow itself, for which it may wait. */
  boolean growForBeginning(long bytes) {
    return growForMetadata(bytes, budget.patience());
  }

  /** Grows even beyond the budget's limit. */
  boolean overdraw(long bytes) {
    budget.overdraw(bytes);
    return hold(bytes);
  }

  /** Hands bytes over that it holds, to one that is not released. */
  void moveTo(Reservation other, long bytes) {
    if (letGo(bytes)) {
      other.hold(bytes);
    }
  }

  private synchronized boolean letGo(long bytes) {
    if (!released) {
      heldBytes -= bytes;
    }
    return !released;
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

  synchronized void release() {
    shrinkTo(0);
    released = true;
  }

  private boolean growForData(long bytes, Patience patience) {
    return !released && reserveForData(bytes, patience) && hold(bytes);
  }

  private boolean reserveForData(long bytes, Patience patience) {
    return budget.reserveForData(bytes) || budget.reserveForData(bytes, heldBytes(), patience);
  }

  private boolean growForMetadata(long bytes, Patience patience) {
    return !released && budget.reserveForMetadata(bytes, patience) && hold(bytes);
  }

  synchronized long heldBytes() {
    return heldBytes;
  }

  /** Not while waiting: who releases must not wait for who waits. */
  private synchronized boolean hold(long bytes) {
    if (released) {
      budget.release(bytes);
      return false;
    }
    heldBytes += bytes;
    return true;
  }
}
