package dev.flowtrail.server.worker;

import dev.flowtrail.server.queue.Inbox;
import java.time.Duration;

/** Lets the queue forget old idempotency keys now and then. */
final class Forgetting {

  private static final Duration KEYS_KEPT = Duration.ofHours(24);
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final Inbox inbox;
  private final Duration keysKept;
  private final Duration interval;
  private long lastRunNanos = System.nanoTime();

  Forgetting(Inbox inbox, Duration keysKept, Duration interval) {
    this.inbox = inbox;
    this.keysKept = keysKept;
    this.interval = interval;
  }

  static Forgetting ofOldKeys(Inbox inbox) {
    return new Forgetting(inbox, KEYS_KEPT, INTERVAL);
  }

  void runWhenDue() {
    if (System.nanoTime() - lastRunNanos >= interval.toNanos()) {
      lastRunNanos = System.nanoTime();
      inbox.forgetKeysCompletedBefore(keysKept);
    }
  }
}
