package dev.flowtrail.server.index;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Cancellation;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.CandidateFiles.Wanted;
import dev.flowtrail.server.payload.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about the candidates of all flows, out of columnar files.
 *
 * <p>The relation {@code candidates} has one row for each candidate that a step recorded, with the
 * columns {@code team_id INTEGER, flow_id UUID, generation BIGINT, process VARCHAR, flow_start
 * TIMESTAMPTZ, step_id UUID, step VARCHAR, kind VARCHAR, position INTEGER, observation_id UUID,
 * ordinal INTEGER, candidate_id VARCHAR, passed BOOLEAN, rule VARCHAR} (the first that failed),
 * {@code failed_rules VARCHAR[], reason VARCHAR, score DOUBLE, rank INTEGER, fields MAP(VARCHAR,
 * VARCHAR)} (queryable fields as plain text, by their paths), {@code rest VARCHAR} (JSON). Rows of
 * other teams, and those of which something newer is known, are not in it.
 *
 * <p>Thread-safe. Questions run on few threads of their own, so that many of them cannot hold up
 * the server.
 */
public final class CandidateIndex implements AutoCloseable {

  private static final int MAX_RUNNING = 2;
  private static final int MAX_WAITING = 32;

  private final Jdbi jdbi;
  private final QuestionBudget budget;
  private final IndexLimits limits;
  private final LocalFiles files;
  private final DuckDb duck;
  private final IndexProgress progress;
  private final ThreadPoolExecutor threads;

  /** Nothing is loaded before the first question. */
  public CandidateIndex(Jdbi jdbi, BlobStore blobs, QuestionBudget budget, IndexLimits limits) {
    this.jdbi = jdbi;
    this.budget = budget;
    this.limits = limits;
    this.progress = new IndexProgress(jdbi);
    Path copies = limits.folder().resolve("copies");
    this.files = new LocalFiles(blobs, copies, limits.cacheBytes());
    this.duck =
        new DuckDb(
            limits,
            blobs.fileOf(CandidateFiles.PREFIX).map(List::of).orElseGet(() -> List.of(copies)));
    this.threads = threads();
  }

  /** Threads of the platform: what DuckDB computes would hold the carriers of virtual ones. */
  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MAX_RUNNING,
            MAX_RUNNING,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("explore-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** How fresh answers are that are given now. */
  public IndexProgress.Freshness freshness() {
    return progress.freshness();
  }

  /** How many questions are being answered. */
  int running() {
    return threads.getActiveCount();
  }

  /**
   * Runs one select over the relation {@code candidates}.
   *
   * @param wanted which files have to be read; the select has to say the same again
   * @param sql DuckDB's; only of our own making, with a {@code ?} for every value
   * @param parameters the values in their order: texts, numbers, booleans, UUIDs, {@link
   *     java.time.OffsetDateTime}
   * @param mapper called for every row; the rows of an answer are in memory together
   * @throws CandidateQueryException when there is no answer
   */
  public <T> List<T> select(Wanted wanted, String sql, List<?> parameters, RowMapper<T> mapper) {
    budget.await();
    return select(wanted, sql, parameters, mapper, limits.patience());
  }

  /** The same with a relation of its own beside the candidates. */
  public <T> List<T> select(
      Wanted wanted, SideTable beside, String sql, List<?> parameters, RowMapper<T> mapper) {
    budget.await();
    return answer(
        limits.patience(),
        (query, view) -> {
          view.add(beside);
          return query.run(view.connection(), sql, parameters, mapper);
        },
        wanted);
  }

  /** The same for who does not want to wait so long. */
  <T> List<T> select(
      Wanted wanted, String sql, List<?> parameters, RowMapper<T> mapper, Duration patience) {
    return answer(
        patience, (query, view) -> query.run(view.connection(), sql, parameters, mapper), wanted);
  }

  /** What is to be done with the candidates. */
  private interface Work<T> {
    List<T> run(CandidateQuery query, CandidateView view) throws SQLException;
  }

  private <T> List<T> answer(Duration patience, Work<T> work, Wanted wanted) {
    CandidateQuery query = new CandidateQuery(patience);
    Future<List<T>> answer;
    try {
      answer = threads.submit(() -> budget.spend(() -> run(query, wanted, work)));
    } catch (RejectedExecutionException e) {
      throw new CandidateQueryException.Unavailable("too many questions wait already", e);
    }
    try {
      return Cancellation.work(() -> answer.cancel(false), () -> await(answer, patience));
    } finally {
      answer.cancel(false);
      query.cancel();
    }
  }

  private <T> T await(Future<T> answer, Duration patience) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw tooSlow(patience, e);
    } catch (ExecutionException e) {
      throw failure(patience, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CandidateQueryException.Unavailable("the server ends", e);
    } catch (CancellationException e) {
      throw new CandidateQueryException.Unavailable("the question was taken back", e);
    }
  }

  /** Files that a question may read stay for longer than it may take. */
  private <T> List<T> run(CandidateQuery query, Wanted wanted, Work<T> work)
      throws SQLException, IOException {
    Readable readable = readable(wanted);
    try (LocalFiles.Lease lease = files.take(readable.files());
        CandidateView view = new CandidateView(duck.connect())) {
      view.open(Teams.DEFAULT_TEAM_ID, lease.paths(), readable.superseded());
      return work.run(query, view);
    }
  }

  /** Files, and what does not count in them, as one moment saw them. */
  private record Readable(
      List<CandidateFiles.Stored> files, List<IndexedFlows.Superseded> superseded) {}

  private Readable readable(Wanted wanted) {
    return jdbi.inTransaction(handle -> {
      handle.execute("set transaction isolation level repeatable read read only");
      List<CandidateFiles.Stored> found = CandidateFiles.find(handle, wanted);
      return new Readable(
          found,
          found.isEmpty()
              ? List.of()
              : IndexedFlows.superseded(handle, wanted.firstDay(), wanted.lastDay()));
    });
  }

  private static CandidateQueryException tooSlow(Duration patience, @Nullable Throwable cause) {
    return new CandidateQueryException.TimedOut(
        "no answer within %d ms; ask about less time or fewer processes"
            .formatted(patience.toMillis()),
        cause);
  }

  private CandidateQueryException failure(Duration patience, @Nullable Throwable cause) {
    if (cause instanceof CandidateQueryException known) {
      return known;
    }
    String message = Optional.ofNullable(cause).map(Throwable::getMessage).orElse("");
    if (cause instanceof SQLTimeoutException || message.startsWith("INTERRUPT")) {
      return tooSlow(patience, cause);
    }
    if (cause instanceof SQLException && message.startsWith("Out of Memory")) {
      return new CandidateQueryException.TooLarge(
          "the answer takes more than the %d bytes of memory that it may"
              .formatted(limits.memoryBytes()),
          cause);
    }
    return new CandidateQueryException.Unavailable("the candidates cannot be read now", cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    duck.close();
  }
}
