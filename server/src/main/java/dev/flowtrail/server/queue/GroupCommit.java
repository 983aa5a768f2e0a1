package dev.flowtrail.server.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Lets concurrent callers share one commit: while one group is being committed the next gathers.
 *
 * @param <I> what is committed
 * @param <O> what the commit says of it
 */
final class GroupCommit<I, O> implements AutoCloseable {

  private static final int MAX_WAITING = 10_000;

  private final BlockingQueue<Entry<I, O>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final List<Thread> committers = new ArrayList<>();
  private final Limit<I> limit;
  private final Function<List<I>, List<O>> commit;
  private final AtomicLong heldBytes = new AtomicLong();
  private volatile boolean closed;

  /**
   * How much goes into one group, and how much is held at a time, waiting and being committed; a
   * single item is never too much.
   */
  record Limit<I>(int maxCount, long maxBytes, long maxHeldBytes, ToLongFunction<I> bytes) {

    /** Holds at most a sixteenth of the heap. */
    Limit(int maxCount, long maxBytes, ToLongFunction<I> bytes) {
      this(maxCount, maxBytes, Runtime.getRuntime().maxMemory() / 16, bytes);
    }
  }

  private record Entry<I, O>(I item, CompletableFuture<O> outcome) {}

  /**
   * @param commit makes all items durable and tells the outcome of each, in their order
   */
  GroupCommit(int committerCount, Limit<I> limit, Function<List<I>, List<O>> commit) {
    this.limit = limit;
    this.commit = commit;
    for (int i = 0; i < committerCount; i++) {
      committers.add(Thread.ofPlatform().daemon().name("inbox-commit-" + i).start(this::run));
    }
  }

  /**
   * Returns once the item's group is committed; throws what the commit threw.
   *
   * @throws QueueUnavailableException when this was closed before the item's turn came, the thread
   *     was interrupted while it waited for its turn, a group before it met an outage, or more is
   *     being held than memory allows
   */
  O commit(I item) {
    try {
      return begin(item).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * The same without waiting for the group: the outcome comes when it is committed, or fails with
   * what {@link #commit} would throw. Waits only where very many wait already.
   */
  CompletableFuture<O> begin(I item) {
    long bytes = limit.bytes().applyAsLong(item);
    long held = heldBytes.addAndGet(bytes);
    CompletableFuture<O> outcome = new CompletableFuture<>();
    CompletableFuture<O> released =
        outcome.whenComplete((done, failure) -> heldBytes.addAndGet(-bytes));
    if (held > limit.maxHeldBytes() && held > bytes) {
      outcome.completeExceptionally(
          new QueueUnavailableException("more waits for the commit than memory allows"));
    } else {
      queueUp(new Entry<>(item, outcome));
    }
    return released;
  }

  private void queueUp(Entry<I, O> entry) {
    try {
      waiting.put(entry);
      if (closed) {
        failWaiting();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      entry
          .outcome()
          .completeExceptionally(
              new QueueUnavailableException("interrupted while waiting for the commit", e));
    }
  }

  /** How many items no group has taken up yet. */
  int waiting() {
    return waiting.size();
  }

  private void run() {
    try {
      while (!closed) {
        commitGroup(gather());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Entry<I, O>> gather() throws InterruptedException {
    List<Entry<I, O>> group = new ArrayList<>();
    long bytes = 0;
    for (Entry<I, O> next = waiting.take(); next != null; next = waiting.poll()) {
      group.add(next);
      bytes += limit.bytes().applyAsLong(next.item());
      if (group.size() >= limit.maxCount() || bytes >= limit.maxBytes()) {
        break;
      }
    }
    return group;
  }

  /**
   * When a group is refused its members are tried alone, so that one cannot fail its neighbours. An
   * outage is the same for all, also for those who wait: to find that out again for each group
   * would only keep them waiting, each for as long as all before it together.
   */
  private void commitGroup(List<Entry<I, O>> group) {
    try {
      List<O> outcomes = commit.apply(group.stream().map(Entry::item).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (RuntimeException | Error e) {
      if (e instanceof QueueUnavailableException) {
        fail(group, e);
        failWaiting(e);
      } else if (group.size() == 1) {
        fail(group, e);
      } else {
        group.forEach(entry -> commitGroup(List.of(entry)));
      }
    }
  }

  /** Commits what is being committed and refuses the rest. */
  @Override
  public void close() {
    closed = true;
    committers.forEach(Thread::interrupt);
    failWaiting();
  }

  private void failWaiting() {
    failWaiting(new QueueUnavailableException("the queue is closed: the server is stopping"));
  }

  private void failWaiting(Throwable cause) {
    List<Entry<I, O>> rest = new ArrayList<>();
    waiting.drainTo(rest);
    fail(rest, cause);
  }

  private static <I, O> void fail(List<Entry<I, O>> entries, Throwable cause) {
    entries.forEach(entry -> entry.outcome().completeExceptionally(cause));
  }
}
