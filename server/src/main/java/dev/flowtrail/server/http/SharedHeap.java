package dev.flowtrail.server.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A part of the heap that requests may take together: large bodies one, large answers another. It
 * is given out in the order in which they ask; who holds some and needs more comes before who holds
 * none. When all wait for more, one of them gets it although none is free, so that there is always
 * one that can end. Thread-safe.
 */
public final class SharedHeap {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RETRY_AFTER_SECONDS = 5;

  private final long total;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Wish> entering = new ArrayDeque<>();
  private final Deque<Wish> growing = new ArrayDeque<>();
  private long free;
  private @Nullable Share overdrawn;

  /**
   * @param total bytes of heap
   * @param patience how long a request may wait each time that it needs heap
   */
  public SharedHeap(long total, Duration patience) {
    this.total = total;
    this.free = total;
    this.patience = patience;
  }

  /** So many sixteenths of what this process may take; a request waits for 30 seconds. */
  public static SharedHeap ofThisProcess(int sixteenths) {
    return new SharedHeap(Runtime.getRuntime().maxMemory() / 16 * sixteenths, PATIENCE);
  }

  /** A share of nothing yet. */
  public Share open() {
    return new Share();
  }

  /** The most that one request can get. */
  public long total() {
    return total;
  }

  /** What is given out. */
  public long used() {
    lock.lock();
    try {
      return total - free;
    } finally {
      lock.unlock();
    }
  }

  /** Whether any request waits. */
  public boolean isWanted() {
    return waiting() > 0;
  }

  /** How many requests wait. */
  public int waiting() {
    lock.lock();
    try {
      return entering.size() + growing.size();
    } finally {
      lock.unlock();
    }
  }

  /** What one request holds. For one thread. */
  public final class Share implements AutoCloseable {
    private long held;

    private Share() {}

    /**
     * Returns once this request holds so much, or all that there is; at once when it holds it
     * already.
     *
     * @throws ProblemException when there was none for too long
     */
    public void require(long bytes) {
      long more = Math.min(bytes, total) - held;
      if (more > 0) {
        obtain(new Wish(this, more, lock.newCondition()));
      }
    }

    /** How much it holds. */
    public long held() {
      return held;
    }

    @Override
    public void close() {
      if (held > 0) {
        release(this);
      }
    }
  }

  /** A share that is to grow. */
  private static final class Wish {
    private final Share share;
    private final long bytes;
    private final Condition changed;
    private boolean granted;

    Wish(Share share, long bytes, Condition changed) {
      this.share = share;
      this.bytes = bytes;
      this.changed = changed;
    }
  }

  private void obtain(Wish wish) {
    lock.lock();
    try {
      Deque<Wish> line = lineUp(wish);
      grantWhatCanBe();
      await(wish);
      if (!wish.granted) {
        line.remove(wish);
        grantWhatCanBe();
        throw refusal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Who took more than there is comes before all others: they wait for its end. */
  private Deque<Wish> lineUp(Wish wish) {
    Deque<Wish> line = wish.share.held > 0 ? growing : entering;
    if (wish.share == overdrawn) {
      line.addFirst(wish);
    } else {
      line.addLast(wish);
    }
    return line;
  }

  private void await(Wish wish) {
    long left = patience.toNanos();
    try {
      while (!wish.granted && left > 0) {
        left = wish.changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProblemException refusal() {
    return Problem.of(
            ProblemType.TOO_MANY_LARGE_FLOWS,
            "The memory for large flows was taken for %d s; %d more wait."
                .formatted(TimeUnit.NANOSECONDS.toSeconds(patience.toNanos()), waiting()))
        .with(Problem.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .toException();
  }

  private void release(Share share) {
    lock.lock();
    try {
      free += share.held;
      share.held = 0;
      overdrawn = overdrawn == share ? null : overdrawn;
      grantWhatCanBe();
    } finally {
      lock.unlock();
    }
  }

  private void grantWhatCanBe() {
    while (!growing.isEmpty() && mayGrow(growing.element())) {
      grant(growing.remove());
    }
    while (growing.isEmpty() && !entering.isEmpty() && entering.element().bytes <= free) {
      grant(entering.remove());
    }
  }

  private boolean mayGrow(Wish wish) {
    return wish.bytes <= free || overdrawn == null || overdrawn == wish.share;
  }

  private void grant(Wish wish) {
    if (wish.bytes > free) {
      overdrawn = wish.share;
    }
    free -= wish.bytes;
    wish.share.held += wish.bytes;
    wish.granted = true;
    wish.changed.signal();
  }
}
