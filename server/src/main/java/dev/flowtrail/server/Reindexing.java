package dev.flowtrail.server;

import dev.flowtrail.server.index.IndexProgress;
import dev.flowtrail.server.index.Indexer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the index of candidates anew, here or, when a server does so at the time, there. */
record Reindexing(IndexProgress progress, Indexer indexer) {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Returns when it is done. */
  IndexProgress.Size run() throws IOException, SQLException, InterruptedException {
    progress.beginAnew();
    while (progress.isBeingMade()) {
      if (!indexer.work()) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      }
    }
    return progress.size();
  }
}
