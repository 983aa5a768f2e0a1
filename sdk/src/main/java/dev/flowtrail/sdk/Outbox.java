package dev.flowtrail.sdk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What waits for its first or next try, the earliest first. */
final class Outbox {
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Waiting> waiting;
  private final Set<Submission> open = new LinkedHashSet<>();
  private boolean closed;

  Outbox(Time time) {
    this.time = time;
    long origin = time.nanos();
    this.waiting = new PriorityQueue<>(Comparator.comparingLong(w -> w.dueNanos - origin));
  }

  /** Takes a parcel for its first try; false when closed. */
  boolean add(Parcel parcel) {
    lock.lock();
    try {
      if (!closed) {
        open.add(parcel.submission());
        put(parcel, time.nanos());
      }
      return !closed;
    } finally {
      lock.unlock();
    }
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

  /** The earliest parcel that is due; once closed, all are. */
  @Nullable Parcel takeDue() {
    lock.lock();
    try {
      return nanosToNext() > 0 ? null : waiting.remove().parcel;
    } finally {
      lock.unlock();
    }
  }

  /** The outcome of a parcel is known. */
  void remove(Parcel parcel) {
    lock.lock();
    try {
      open.remove(parcel.submission());
    } finally {
      lock.unlock();
    }
  }

  /** All that wait or are under way, in the order in which they came. */
  List<Submission> open() {
    lock.lock();
    try {
      return new ArrayList<>(open);
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
   * Waits until a parcel is due, though not before {@code resumeNanos}. An interrupt ends the wait
   * early.
   *
   * @return whether there is more to come; false once closed and empty
   */
  boolean awaitDue(long resumeNanos) {
    lock.lock();
    try {
      long wait = Math.max(nanosToNext(), resumeNanos - time.nanos());
      while (!finished() && wait > 0) {
        changed.awaitNanos(wait);
        wait = Math.max(nanosToNext(), resumeNanos - time.nanos());
      }
      return !finished();
    } catch (InterruptedException early) {
      return !finished();
    } finally {
      lock.unlock();
    }
  }

  private boolean finished() {
    return closed && waiting.isEmpty();
  }

  private long nanosToNext() {
    Waiting next = waiting.peek();
    if (next == null) {
      return Long.MAX_VALUE;
    }
    return closed ? 0 : next.dueNanos - time.nanos();
  }

  private void put(Parcel parcel, long dueNanos) {
    waiting.add(new Waiting(parcel, dueNanos));
    changed.signalAll();
  }

  private record Waiting(Parcel parcel, long dueNanos) {}
}
