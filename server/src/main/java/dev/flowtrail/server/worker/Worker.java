package dev.flowtrail.server.worker;

import dev.flowtrail.server.queue.Claim;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.QueueUnavailableException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes submissions from the queue in batches and stores them, on a thread of its own. Everything
 * it does may be done again: a worker that dies anywhere leaves its batch to the next one.
 */
public final class Worker implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  private static final int MAX_BATCH_COUNT = 1_000;

  /** How long a batch stays with a worker that died. One that only takes longer renews it. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  /** How long a submission that another process accepted may go unnoticed. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  /** How long an end waits for the portion at hand before it is left to another worker. */
  private static final Duration LAST_PORTION = Duration.ofSeconds(4);

  private final Inbox inbox;
  private final Storing storing;
  private final Batching batching;
  private final Tidying tidying;
  private final Duration lease;
  private final Heartbeat heartbeat;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile long cameRoundNanos = System.nanoTime();
  private int failuresInARow;

  /**
   * What makes a batch, and so a segment.
   *
   * @param maxBytes once a batch holds so much, no further submission is taken into it
   * @param gathering how long the first one waits for company, so that one segment serves many
   */
  public record Batching(long maxBytes, Duration gathering) {}

  /** Starts working at once. */
  public Worker(Inbox inbox, Storing storing, Batching batching) {
    this(inbox, storing, batching, Tidying.nowAndThen(inbox), LEASE);
  }

  Worker(Inbox inbox, Storing storing, Batching batching, Tidying tidying, Duration lease) {
    this.inbox = inbox;
    this.storing = storing;
    this.batching = batching;
    this.tidying = tidying;
    this.lease = lease;
    this.heartbeat = new Heartbeat(inbox, lease);
    this.thread = Thread.ofPlatform().name("worker").start(this::run);
  }

  private void run() {
    try {
      while (!isClosing(Duration.ZERO)) {
        workOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void workOnce() throws InterruptedException {
    cameRoundNanos = System.nanoTime();
    try {
      inbox.awaitArrival(POLL_INTERVAL);
      drain();
    } catch (QueueUnavailableException e) {
      LOG.log(Level.WARNING, "The queue cannot be reached; the worker waits", e);
      pauseAfterFailure();
    } catch (RuntimeException | Error e) {
      // A worker that dies of one submission would leave all others waiting.
      LOG.log(Level.ERROR, "The worker pauses after a failure and goes on", e);
      pauseAfterFailure();
    }
  }

  private void pauseAfterFailure() throws InterruptedException {
    isClosing(Backoff.afterFailures(++failuresInARow));
  }

  /**
   * Works until nothing waits, which on a busy server may never be. A full batch tells that more is
   * waiting: only after one that is not full it pays to gather.
   */
  private void drain() throws InterruptedException {
    boolean full = false;
    while (full || !isClosing(batching.gathering())) {
      tidying.runWhenDue();
      List<Claim> batch = inbox.claim(MAX_BATCH_COUNT, batching.maxBytes(), lease);
      if (!store(batch)) {
        pauseAfterFailure();
        return;
      }
      failuresInARow = 0;
      cameRoundNanos = System.nanoTime();
      if (batch.isEmpty()) {
        return;
      }
      full = Claim.fill(batch, MAX_BATCH_COUNT, batching.maxBytes()) && !isClosing(Duration.ZERO);
    }
  }

  private boolean store(List<Claim> batch) {
    heartbeat.hold(batch);
    try {
      return storing.store(batch, () -> closing.getCount() == 0);
    } finally {
      heartbeat.release();
    }
  }

  private boolean isClosing(Duration waitingFor) throws InterruptedException {
    return closing.await(waitingFor.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Whether the worker gets on: a thread that lives but makes no progress is no worker.
   *
   * @throws IllegalStateException when it came round too long ago
   */
  public void check() {
    Duration silence = Duration.ofNanos(System.nanoTime() - cameRoundNanos);
    if (silence.compareTo(LONGEST_SILENCE) > 0) {
      throw new IllegalStateException("the worker has made no progress for " + silence);
    }
  }

  /**
   * Ends after the portion at hand and gives back the rest of the batch; also that portion, when it
   * takes too long. What waits stays in the queue.
   */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(LAST_PORTION)) {
        giveUp(heartbeat.held());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      heartbeat.close();
    }
  }

  private void giveUp(List<Claim> held) {
    LOG.log(Level.WARNING, "{0} submissions at hand are left to another worker", held.size());
    try {
      inbox.putBack(held, Duration.ZERO, null);
    } catch (QueueUnavailableException e) {
      LOG.log(Level.WARNING, "Their leases have to run out", e);
    }
    thread.interrupt();
  }
}
