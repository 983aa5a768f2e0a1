package dev.flowtrail.server.admin;

import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.QueueStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What stands between the answer 202 and the stored flow, as gauges. */
public final class QueueGauges implements Gauge.Source {

  private final Inbox inbox;
  private final Clock clock;

  public QueueGauges(Inbox inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public List<Gauge> read() {
    QueueStatus status = QueueAccess.ask(inbox::status);
    double age =
        status.oldest() == null
            ? 0
            : Math.max(0, Duration.between(status.oldest(), clock.instant()).toMillis() / 1000.0);
    return List.of(
        new Gauge(
            "flowtrail_queue_entries",
            "Submissions that wait to be stored.",
            status.waiting().entries()),
        new Gauge("flowtrail_queue_bytes", "What they take, compressed.", status.waiting().bytes()),
        new Gauge("flowtrail_queue_oldest_seconds", "For how long the oldest of them waits.", age),
        new Gauge(
            "flowtrail_queue_dead_entries",
            "Submissions that could not be stored and wait for a person.",
            status.dead()));
  }
}
