package dev.flowtrail.server;

import dev.flowtrail.server.admin.Gauge;
import dev.flowtrail.server.index.IndexProgress;
import dev.flowtrail.server.index.IndexProgress.Files;
import dev.flowtrail.server.index.IndexProgress.Freshness;
import dev.flowtrail.server.index.IndexProgress.Texts;
import java.util.List;

/** How far the index of candidates is and how much it holds, as gauges. */
final class IndexGauges implements Gauge.Source {

  private final IndexProgress progress;

  IndexGauges(IndexProgress progress) {
    this.progress = progress;
  }

  @Override
  public List<Gauge> read() {
    Freshness freshness = progress.freshness();
    Files files = progress.files();
    Texts texts = progress.texts();
    return List.of(
        new Gauge(
            "flowtrail_index_lag_seconds",
            "For how long the oldest change that is not in the index of candidates is stored.",
            Math.max(0, freshness.lag().toMillis() / 1000.0)),
        new Gauge(
            "flowtrail_index_rebuilding",
            "1 while the index is made anew and misses candidates, else 0.",
            freshness.through().isEmpty() ? 1 : 0),
        new Gauge(
            "flowtrail_index_working",
            "1 while one of the servers indexes flows or merges files, else 0.",
            progress.isWorkedOn() ? 1 : 0),
        new Gauge("flowtrail_index_files", "Files of the index that are in use.", files.count()),
        new Gauge("flowtrail_index_bytes", "What these files take.", files.bytes()),
        new Gauge("flowtrail_index_rows", "Candidates in these files.", files.rows()),
        new Gauge(
            "flowtrail_index_text_bytes",
            "What the words of flows take in PostgreSQL.",
            texts.bytes()),
        new Gauge(
            "flowtrail_index_shortened_texts",
            "Observations of which not all words can be searched for.",
            texts.shortened()));
  }
}
