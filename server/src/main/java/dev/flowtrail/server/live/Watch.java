package dev.flowtrail.server.live;

import dev.flowtrail.server.store.ChangeLog;
import dev.flowtrail.server.store.ChangeLog.Change;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the change log once for all listeners of this server, while there are any, on a thread of
 * its own. It keeps the last changes for them all; a listener has no more than its place in the
 * log. Thread-safe.
 */
public final class Watch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Watch.class.getName());

  /** Changes are looked for so often even if no announcement came. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);
  private static final int PAGE = 100;

  /** A change is at most as many flows as a batch of the worker has. */
  private static final int KEPT_CHANGES = 200;

  private final ChangeLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Deque<Change> recent = new ArrayDeque<>();

  /** The first number of which everything is in {@code recent}. */
  private long recentFrom;

  private long end = -1;
  private int listeners;
  private @Nullable Thread reader;
  private volatile boolean closing;

  public Watch(ChangeLog log) {
    this.log = log;
  }

  /** Begins to listen; ended by {@link #leave}. */
  void join() {
    lock.lock();
    try {
      listeners++;
      if (reader == null && !closing) {
        end = -1;
        recent.clear();
        reader = Thread.ofPlatform().daemon().name("live").start(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      listeners--;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosing() {
    return closing;
  }

  private void run() {
    while (goesOn()) {
      try (ChangeLog.Listening listening = log.listen()) {
        while (goesOn()) {
          readNew(listening);
          listening.await(POLL);
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Changes cannot be read for those who watch: {0}", e.toString());
        pause();
      }
    }
  }

  /** A reader without listeners ends; the next listener starts another one. */
  private boolean goesOn() {
    lock.lock();
    try {
      if (closing || listeners == 0) {
        reader = null;
        return false;
      }
      return reader == Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    lock.lock();
    try {
      long nanos = AFTER_FAILURE.toNanos();
      while (nanos > 0 && !closing) {
        nanos = news.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void readNew(ChangeLog.Listening listening) {
    long to = listening.end();
    long from = begin(to);
    List<Change> page;
    do {
      page = listening.read(from, to, PAGE);
      from = page.size() < PAGE ? to : page.getLast().number() + 1;
      add(page, from);
    } while (from < to);
  }

  private long begin(long to) {
    lock.lock();
    try {
      if (end < 0) {
        end = to;
        recentFrom = to;
        news.signalAll();
      }
      return end;
    } finally {
      lock.unlock();
    }
  }

  private void add(List<Change> changes, long reached) {
    lock.lock();
    try {
      recent.addAll(changes);
      while (recent.size() > KEPT_CHANGES) {
        recentFrom = recent.removeFirst().number() + 1;
      }
      end = reached;
      if (!changes.isEmpty()) {
        news.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * What comes next for a listener.
   *
   * @param changes none when the time was over
   * @param next the place after them
   * @param lost whether some may be missing before {@code next}
   */
  record Next(List<Change> changes, long next, boolean lost) {}

  /** The place where the log ends now. */
  long end() throws InterruptedException {
    lock.lock();
    try {
      while (end < 0 && !closing) {
        news.await();
      }
      return end;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for changes.
   *
   * @param place where the listener stands; changes before it are known to it
   */
  Next await(long place, Duration longest) throws InterruptedException {
    long keptFrom = awaitNews(place, longest);
    return place < keptFrom ? missed(place, keptFrom) : kept(place);
  }

  /** Returns the first place of which everything is kept. */
  private long awaitNews(long place, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = longest.toNanos();
      while (!closing && !hasNews(place) && nanos > 0) {
        nanos = news.awaitNanos(nanos);
      }
      return recentFrom;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasNews(long place) {
    return place < recentFrom || (!recent.isEmpty() && recent.getLast().number() >= place);
  }

  private Next kept(long place) {
    lock.lock();
    try {
      List<Change> changes = recent.stream().filter(it -> it.number() >= place).toList();
      return new Next(changes, Math.max(place, end), place < recentFrom);
    } finally {
      lock.unlock();
    }
  }

  /** What is kept no longer is read anew only for who lacks so little that it is worth it. */
  private Next missed(long place, long until) {
    if (log.covers(place)) {
      List<Change> changes = log.read(place, until, PAGE + 1);
      if (changes.size() <= PAGE) {
        return new Next(changes, until, false);
      }
    }
    return new Next(List.of(), until, true);
  }

  /** Lets all listeners go, and the connection to the database. */
  @Override
  public void close() {
    Thread running = stopReader();
    if (running == null) {
      return;
    }
    try {
      // The reader waits for an announcement, whoever makes it.
      log.announce();
      running.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The database went before those who watch", e);
    }
  }

  private @Nullable Thread stopReader() {
    lock.lock();
    try {
      closing = true;
      news.signalAll();
      return reader;
    } finally {
      lock.unlock();
    }
  }
}
