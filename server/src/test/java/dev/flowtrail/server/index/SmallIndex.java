package dev.flowtrail.server.index;

import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.payload.FileBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** An index that gives a question little memory and three seconds. */
public final class SmallIndex {

  private SmallIndex() {}

  /**
   * Opens it; to be closed.
   *
   * @param payload where the files of candidates are
   * @param work for what questions need for a while
   */
  public static CandidateIndex open(Jdbi jdbi, Path payload, Path work) throws IOException {
    return new CandidateIndex(
        jdbi,
        new FileBlobStore(payload),
        QuestionBudget.unlimited(),
        new IndexLimits(
            work, 64L << 20, 2, 1L << 20, Duration.ofSeconds(3), Duration.ofHours(1), 1_000));
  }
}
