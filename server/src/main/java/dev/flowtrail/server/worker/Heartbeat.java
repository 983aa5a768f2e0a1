package dev.flowtrail.server.worker;

import dev.flowtrail.server.queue.Claim;
import dev.flowtrail.server.queue.Inbox;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Renews the leases of what a worker holds while it stores it, so that a slow store does not make a
 * second worker store the same.
 */
final class Heartbeat implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

  /** One that holds a batch for longer is as good as dead: others may have it. */
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

  private final Inbox inbox;
  private final Duration lease;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Held held = Held.nothing();

  /**
   * @param lease what the worker claims for; renewed three times while it lasts
   */
  Heartbeat(Inbox inbox, Duration lease) {
    this.inbox = inbox;
    this.lease = lease;
    Thread.ofPlatform().daemon().name("worker-heartbeat").start(this::run);
  }

  private record Held(List<Claim> claims, long sinceNanos) {
    static Held nothing() {
      return new Held(List.of(), System.nanoTime());
    }
  }

  /** Begins to renew these, which have just been claimed, instead of those before. */
  void hold(List<Claim> claims) {
    held = new Held(List.copyOf(claims), System.nanoTime());
  }

  /** Ends renewing. */
  void release() {
    held = Held.nothing();
  }

  /** What is being renewed. */
  List<Claim> held() {
    return held.claims();
  }

  private void run() {
    try {
      while (!closing.await(lease.toNanos() / 3, TimeUnit.NANOSECONDS)) {
        renew(held);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew(Held now) {
    boolean tooLong = System.nanoTime() - now.sinceNanos() > LONGEST_HOLD.toNanos();
    if (now.claims().isEmpty() || tooLong) {
      return;
    }
    try {
      inbox.renew(now.claims(), lease);
    } catch (RuntimeException | Error e) {
      // The next beat may reach the queue again; else the leases run out, as they shall.
      LOG.log(Level.WARNING, "Leases could not be renewed: {0}", String.valueOf(e));
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
