package dev.flowtrail.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The end of a server: everything is closed in order, within a time. */
final class Stop {

  private static final Logger LOG = System.getLogger(Stop.class.getName());

  private final Lifetime lifetime;
  private final Duration limit;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Stop(Lifetime lifetime, Duration limit) {
    this.lifetime = lifetime;
    this.limit = limit;
  }

  /** What is not closed in time ends with the process; the next start puts it in order. */
  void run() {
    if (!lifetime.hasEnded()) {
      close();
    }
    stopped.countDown();
  }

  private void close() {
    LOG.log(Level.INFO, "Stopping");
    long begin = System.nanoTime();
    Thread closing = Thread.ofPlatform().daemon().name("closing").start(lifetime::close);
    try {
      if (closing.join(limit)) {
        LOG.log(Level.INFO, "Stopped after {0} ms", (System.nanoTime() - begin) / 1_000_000);
      } else {
        LOG.log(Level.WARNING, "Gave up waiting for a clean stop after {0}", limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until {@link #run} is done. */
  void await() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
