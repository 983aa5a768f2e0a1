package dev.flowtrail.server.worker;

import dev.flowtrail.server.queue.Inbox;
import java.time.Duration;

/** Lets the queue forget old idempotency keys now and then. */
final class Forgetting {

  private static final Duration KEYS_KEPT = Duration.ofHours(24);
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final Inbox inbox;
  private long lastRunNanos = System.nanoTime();

  Forgetting(Inbox inbox) {
    this.inbox = inbox;
  }

  void runWhenDue() {
    if (System.nanoTime() - lastRunNanos >= INTERVAL.toNanos()) {
      lastRunNanos = System.nanoTime();
      inbox.forgetKeysCompletedBefore(KEYS_KEPT);
    }
  }
}
