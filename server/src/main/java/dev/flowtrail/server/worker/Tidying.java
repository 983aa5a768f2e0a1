package dev.flowtrail.server.worker;

import dev.flowtrail.server.queue.Inbox;
import java.time.Duration;

/** Lets the queue remove what has served its time, now and then. */
final class Tidying {

  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final Inbox inbox;
  private final Duration interval;
  private long lastRunNanos = System.nanoTime();

  Tidying(Inbox inbox, Duration interval) {
    this.inbox = inbox;
    this.interval = interval;
  }

  static Tidying nowAndThen(Inbox inbox) {
    return new Tidying(inbox, INTERVAL);
  }

  void runWhenDue() {
    if (System.nanoTime() - lastRunNanos >= interval.toNanos()) {
      lastRunNanos = System.nanoTime();
      inbox.tidy();
    }
  }
}
