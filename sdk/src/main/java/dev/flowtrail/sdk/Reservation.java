package dev.flowtrail.sdk;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/** What one flow holds of the budget. Once released it holds nothing, and takes nothing more. */
final class Reservation {
  private static final long RELEASED = Long.MIN_VALUE;

  private final Budget budget;
  private final AtomicLong held = new AtomicLong();

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
    if (add(-bytes)) {
      other.hold(bytes);
    }
  }

  void shrink(long bytes) {
    if (add(-bytes)) {
      budget.release(bytes);
    }
  }

  void shrinkTo(long bytes) {
    shrink(heldBytes() - bytes);
  }

  void release() {
    long before = held.getAndSet(RELEASED);
    if (before != RELEASED) {
      budget.release(before);
    }
  }

  long heldBytes() {
    long now = held.get();
    return now == RELEASED ? 0 : now;
  }

  private boolean growForData(long bytes, Patience patience) {
    return !released() && reserveForData(bytes, patience) && hold(bytes);
  }

  private boolean released() {
    return held.get() == RELEASED;
  }

  private boolean reserveForData(long bytes, Patience patience) {
    return budget.reserveForData(bytes) || budget.reserveForData(bytes, heldBytes(), patience);
  }

  private boolean growForMetadata(long bytes, Patience patience) {
    return !released() && budget.reserveForMetadata(bytes, patience) && hold(bytes);
  }

  private boolean hold(long bytes) {
    boolean held = add(bytes);
    if (!held) {
      budget.release(bytes);
    }
    return held;
  }

  /** False once released. */
  private boolean add(long bytes) {
    long before = held.get();
    while (before != RELEASED) {
      if (held.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = held.get();
    }
    return false;
  }
}
