package dev.flowtrail.sdk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What waits for its first or next try, the earliest first. */
final class Outbox {
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Waiting> waiting;

  /** In the order in which they came, which is that of their deadlines. */
  private final Map<Parcel, Waiting> open = new LinkedHashMap<>();

  private long waitingBytes;
  private long numbers;
  private boolean closed;

  Outbox(Time time) {
    this.time = time;
    long origin = time.nanos();
    this.waiting =
        new TreeSet<>(
            Comparator.comparingLong((Waiting w) -> w.dueNanos - origin)
                .thenComparingLong(Waiting::number));
  }

  /** Takes a parcel for its first try; false when closed. */
  boolean add(Parcel parcel) {
    return putBack(parcel, time.nanos());
  }

  /** Takes a parcel back for another try; false when closed: then there is none. */
  boolean putBack(Parcel parcel, long dueNanos) {
    lock.lock();
    try {
      if (!closed) {
        put(parcel, dueNanos);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The earliest parcels that are due, as many as may travel together; once closed, all are due.
   * None when none is.
   */
  List<Parcel> takeDue(Batching batching) {
    lock.lock();
    try {
      List<Parcel> taken = new ArrayList<>();
      int most = batching.maxFlows();
      long bytes = 0;
      while (taken.size() < most && nanosToNext() <= 0) {
        Waiting next = waiting.first();
        boolean joins = next.parcel.small() && batching.takes(next.bytes);
        most = Math.min(most, joins ? next.parcel.mostTogether() : 1);
        bytes += next.bytes;
        if (!taken.isEmpty() && (taken.size() >= most || bytes > batching.maxBytes())) {
          break;
        }
        forgetWaiting(next);
        taken.add(next.parcel);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Whether so much waits that nothing is to be waited for. */
  boolean isFull(Batching batching) {
    lock.lock();
    try {
      return closed || batching.isFull(waiting.size(), waitingBytes);
    } finally {
      lock.unlock();
    }
  }

  /** The oldest parcel, when its time is up. For the thread that takes them all. */
  @Nullable Parcel takeExpired() {
    lock.lock();
    try {
      Parcel oldest = oldest();
      if (oldest == null || !oldest.expiredAt(time.nanos())) {
        return null;
      }
      forgetWaiting(open.get(oldest));
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  /** All that wait, in the order in which they came. */
  List<Parcel> takeWaiting() {
    lock.lock();
    try {
      List<Parcel> taken =
          open.entrySet().stream()
              .filter(entry -> waiting.contains(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      waiting.clear();
      waitingBytes = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How long until a parcel is due. */
  long nanosToNext() {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        return Long.MAX_VALUE;
      }
      return closed ? 0 : waiting.first().dueNanos - time.nanos();
    } finally {
      lock.unlock();
    }
  }

  /** How long until the time of a parcel is up. */
  long nanosToExpiry() {
    lock.lock();
    try {
      Parcel oldest = oldest();
      return oldest == null ? Long.MAX_VALUE : oldest.nanosToDeadline(time.nanos()) + 1;
    } finally {
      lock.unlock();
    }
  }

  /** How long ago the oldest came; less than zero when there is none. */
  long nanosSinceOldest() {
    lock.lock();
    try {
      Parcel oldest = oldest();
      return oldest == null ? -1 : Math.max(0, oldest.ageAt(time.nanos()));
    } finally {
      lock.unlock();
    }
  }

  /** The outcome of a parcel is known. */
  void remove(Parcel parcel) {
    lock.lock();
    try {
      open.remove(parcel);
    } finally {
      lock.unlock();
    }
  }

  /** All that wait or are under way, in the order in which they came. */
  List<Submission> open() {
    lock.lock();
    try {
      return open.keySet().stream().map(Parcel::submission).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits is due at once, for its last try. Gives what is open. */
  List<Submission> close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      return open();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what waits: nobody will try it again. */
  void clear() {
    lock.lock();
    try {
      waiting.clear();
      waitingBytes = 0;
      open.clear();
    } finally {
      lock.unlock();
    }
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something to do. An interrupt ends the wait early.
   *
   * @param nanosToWork how long that is; asked again whenever something came in
   * @return whether there is more to come; false once closed and empty
   */
  boolean awaitWork(LongSupplier nanosToWork) {
    lock.lock();
    try {
      long wait = nanosToWork.getAsLong();
      while (!finished() && wait > 0) {
        changed.awaitNanos(wait);
        wait = nanosToWork.getAsLong();
      }
      return !finished();
    } catch (InterruptedException early) {
      return !finished();
    } finally {
      lock.unlock();
    }
  }

  /** Has who waits for work look again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is nothing more to come. */
  boolean finished() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Parcel oldest() {
    return open.isEmpty() ? null : open.keySet().iterator().next();
  }

  private void forgetWaiting(@Nullable Waiting gone) {
    if (gone != null && waiting.remove(gone)) {
      waitingBytes -= gone.bytes;
    }
  }

  private void put(Parcel parcel, long dueNanos) {
    Waiting next = new Waiting(parcel, dueNanos, numbers++, parcel.heldBytes());
    open.put(parcel, next);
    waiting.add(next);
    waitingBytes += next.bytes;
    changed.signalAll();
  }

  /**
   * @param number tells those apart that are due at the same time
   */
  private record Waiting(Parcel parcel, long dueNanos, long number, long bytes) {}
}
