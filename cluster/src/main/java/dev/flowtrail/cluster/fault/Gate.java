package dev.flowtrail.cluster.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where traffic stops until somebody opens it; once open it stays open. Thread-safe. */
public final class Gate {

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Stops here. */
  public void pass() throws InterruptedException {
    reached.countDown();
    opened.await();
  }

  /**
   * Returns when something has stopped here.
   *
   * @throws IllegalStateException when nothing comes for so long
   */
  public void awaitReached(Duration atMost) throws InterruptedException {
    if (!isReachedWithin(atMost)) {
      throw new IllegalStateException("nothing came to the gate within " + atMost);
    }
  }

  /** Whether something stops here before so long is over. */
  public boolean isReachedWithin(Duration atMost) throws InterruptedException {
    return reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  public void open() {
    opened.countDown();
  }
}
