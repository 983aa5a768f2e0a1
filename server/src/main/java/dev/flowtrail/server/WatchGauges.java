package dev.flowtrail.server;

import dev.flowtrail.server.admin.Gauge;
import dev.flowtrail.server.watch.WatchTally;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How watches stand, and whether their webhooks are told, as gauges. */
final class WatchGauges implements Gauge.Source {

  private final Jdbi jdbi;

  WatchGauges(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Gauge> read() {
    WatchTally tally = WatchTally.read(jdbi);
    return List.of(
        new Gauge("flowtrail_watches", "Watches that are switched on.", tally.watches()),
        new Gauge("flowtrail_watches_firing", "Watches that fire.", tally.firing()),
        new Gauge(
            "flowtrail_watches_failing",
            "Watches of which the last evaluation gave nothing.",
            tally.failing()),
        new Gauge(
            "flowtrail_watch_deliveries",
            "What webhooks are still to be told, or told again.",
            tally.waiting()),
        new Gauge(
            "flowtrail_watch_deliveries_oldest_seconds",
            "For how long the oldest of these deliveries waits.",
            tally.waitingSeconds()));
  }
}
