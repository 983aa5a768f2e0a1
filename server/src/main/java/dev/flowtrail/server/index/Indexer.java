package dev.flowtrail.server.index;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.store.ChangeLog;
import dev.flowtrail.server.store.FlowReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Puts the candidates of flows that ended into files, and the words of all flows into PostgreSQL,
 * on a thread of its own. Of all servers one does so at a time. It may end at any moment, and fail
 * for as long as it likes: nothing else waits for it, and the next round begins where the last one
 * that was completed ended.
 */
public final class Indexer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Indexer.class.getName());

  /** In PostgreSQL, for as long as a server works; ends with its connection. */
  static final long LOCK = 0x666c_6f77_7472_0008L;

  /** So many times nothing is merged after that did not work. */
  private static final int MERGES_PASSED_BY = 20;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LAST_ROUND = Duration.ofSeconds(4);

  private static final Duration BETWEEN_TIDYINGS = Duration.ofMinutes(1);
  private static final Duration KEPT_AFTER_MERGE = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final IndexRound round;
  private final Merging merging;
  private final Tidying tidying;
  private final DuckDb duck;
  private final Duration gathering;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private int failuresInARow;
  private int idleRounds;
  private int mergesToPassBy;
  private boolean orphansRemoved;

  /**
   * @param lease how long a flow that runs may be silent until it is indexed as it is
   */
  public Indexer(Jdbi jdbi, BlobStore blobs, IndexedData data, IndexLimits limits, Duration lease) {
    this(
        jdbi, blobs, data, limits, lease, KEPT_AFTER_MERGE.plus(limits.patience().multipliedBy(2)));
  }

  Indexer(
      Jdbi jdbi,
      BlobStore blobs,
      IndexedData data,
      IndexLimits limits,
      Duration lease,
      Duration keptAfterMerge) {
    this.jdbi = jdbi;
    this.gathering = limits.gathering();
    Path drafts = limits.folder().resolve("drafts");
    Path copies = limits.folder().resolve("merging");
    Path readable = blobs.fileOf(CandidateFiles.PREFIX).orElse(copies);
    this.duck = new DuckDb(limits.toWrite(), List.of(drafts, readable));
    IndexFiles files = new IndexFiles(duck, blobs, drafts);
    this.round =
        new IndexRound(new FlowReader(jdbi, lease), new ChangeLog(jdbi), data, files, lease);
    this.merging = new Merging(files, new LocalFiles(blobs, copies, limits.cacheBytes()));
    this.tidying = new Tidying(blobs, keptAfterMerge);
  }

  /** Works on a thread of its own until this is closed. */
  public Indexer start() {
    thread =
        Thread.ofPlatform().name("indexer").daemon().priority(Thread.MIN_PRIORITY).start(this::run);
    return this;
  }

  private void run() {
    try {
      while (!closing.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
        workOrComplain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    Duration pause = gathering.multipliedBy(1L << Math.min(failuresInARow, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** A library that this machine cannot load is an error and not an exception. */
  private void workOrComplain() {
    try {
      work();
      failuresInARow = 0;
    } catch (IOException | SQLException | RuntimeException | LinkageError e) {
      failuresInARow++;
      LOG.log(
          Level.WARNING,
          "Flows cannot be indexed now; what is stored is safe, and it is tried again",
          e);
    }
  }

  /**
   * Works until nothing waits, unless another server does already.
   *
   * @return whether it was this one that did
   */
  public boolean work() throws IOException, SQLException {
    try (Handle handle = jdbi.open()) {
      if (!round.isDue(handle) && !isTimeToTidy()) {
        return true;
      }
      if (!lock(handle)) {
        return false;
      }
      try {
        boolean more = true;
        while (more && !isClosing()) {
          more = round.run(handle, this::isClosing);
        }
        tidy(handle);
        return true;
      } finally {
        unlock(handle);
      }
    }
  }

  /** Now and then also when there is nothing to index. */
  private boolean isTimeToTidy() {
    idleRounds++;
    return gathering.multipliedBy(idleRounds).compareTo(BETWEEN_TIDYINGS) > 0;
  }

  /** What was merged may be worth a merge again. */
  private void tidy(Handle handle) throws IOException, SQLException {
    idleRounds = 0;
    merge(handle);
    tidying.removeRetired(handle);
    if (!orphansRemoved) {
      tidying.removeOrphans(handle);
      orphansRemoved = true;
    }
  }

  /** What cannot be merged is not worth that nothing is indexed any more. */
  private void merge(Handle handle) throws IOException {
    if (mergesToPassBy > 0) {
      mergesToPassBy--;
      return;
    }
    try {
      boolean more = true;
      while (more && !isClosing()) {
        more = merging.mergeSome(handle);
      }
    } catch (SQLException e) {
      mergesToPassBy = MERGES_PASSED_BY;
      LOG.log(Level.WARNING, "Files of candidates cannot be merged now; it is tried again", e);
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private static boolean lock(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  private static void unlock(Handle handle) {
    handle
        .createQuery("select pg_advisory_unlock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  /** Ends after the file at hand. What is not done yet is left to the next start. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread != null && !thread.join(LAST_ROUND)) {
        LOG.log(Level.WARNING, "The indexer is left behind in its work; it did nothing yet");
        return;
      }
      duck.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
