package dev.flowtrail.server.queue;

import dev.flowtrail.server.database.SqlFailures;
import dev.flowtrail.server.queue.Submission.Origin;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The queue in PostgreSQL: concurrent submissions share a commit, workers skip locked rows. */
public final class PostgresInbox implements Inbox, AutoCloseable {

  private static final int COMMITTERS = 2;
  private static final int MAX_GROUP_COUNT = 256;
  private static final long MAX_GROUP_BYTES = 8L << 20;

  private final Jdbi jdbi;
  private final GroupCommit<EncodedSubmission, Receipt> commits;
  private final Semaphore arrivals = new Semaphore(0);

  public PostgresInbox(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.commits =
        new GroupCommit<>(
            COMMITTERS,
            new GroupCommit.Limit<>(
                MAX_GROUP_COUNT, MAX_GROUP_BYTES, submission -> submission.bytes().length),
            this::enqueue);
  }

  @Override
  public Receipt accept(Submission submission) {
    try {
      return commits.commit(EncodedSubmission.of(submission));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("interrupted while waiting for the commit", e);
    }
  }

  private List<Receipt> enqueue(List<EncodedSubmission> group) {
    List<Receipt> receipts =
        reaching(() -> jdbi.inTransaction(handle -> Enqueue.run(handle, group)));
    arrivals.release();
    return receipts;
  }

  private static final String CLAIM =
      """
      update inbox
      set attempts = attempts + 1, available_at = now() + make_interval(secs => :lease)
      where id in (
          select id
          from (
              select id,
                     sum(octet_length(submission)) over (order by id)
                         - octet_length(submission) as bytes_before
              from (
                  select id, submission
                  from inbox
                  where dead_at is null and available_at <= now()
                  order by id
                  limit :maxCount
                  for update skip locked
              ) as waiting
          ) as measured
          where bytes_before < :maxBytes
      )
      returning id, team_id, key, attempts, submission
      """;

  @Override
  public List<Claim> claim(int maxCount, long maxBytes, Duration lease) {
    List<Claim> claims =
        inHandle(handle ->
            handle
                .createQuery(CLAIM)
                .bind("lease", seconds(lease))
                .bind("maxCount", maxCount)
                .bind("maxBytes", maxBytes)
                .map((row, context) ->
                    new Claim(
                        row.getLong("id"),
                        new Origin(row.getInt("team_id"), row.getString("key")),
                        row.getInt("attempts"),
                        row.getBytes("submission")))
                .list());
    return claims.stream().sorted(Comparator.comparingLong(Claim::id)).toList();
  }

  private static final String COMPLETE =
      """
      with done as (
          delete from inbox where id = any(:ids) returning team_id, key
      )
      update accepted_key
      set completed_at = now()
      from done
      where accepted_key.team_id = done.team_id and accepted_key.key = done.key
      """;

  @Override
  public void complete(List<Claim> claims) {
    inHandle(handle -> handle.createUpdate(COMPLETE).bind("ids", ids(claims)).execute());
  }

  private static final String RETRY_LATER =
      """
      update inbox
      set available_at = now() + make_interval(secs => :delay), last_error = :error
      where id = :id
      """;

  @Override
  public void retryLater(Claim claim, Duration delay, String error) {
    inHandle(handle ->
        handle
            .createUpdate(RETRY_LATER)
            .bind("id", claim.id())
            .bind("delay", seconds(delay))
            .bind("error", error)
            .execute());
  }

  private static final String PUT_BACK =
      """
      update inbox
      set attempts = attempts - 1,
          available_at = now() + make_interval(secs => :delay),
          last_error = :reason
      where id = any(:ids)
      """;

  @Override
  public void putBack(List<Claim> claims, Duration delay, String reason) {
    inHandle(handle ->
        handle
            .createUpdate(PUT_BACK)
            .bind("ids", ids(claims))
            .bind("delay", seconds(delay))
            .bind("reason", reason)
            .execute());
  }

  private static Long[] ids(List<Claim> claims) {
    return claims.stream().map(Claim::id).toArray(Long[]::new);
  }

  private static final String BURY =
      """
      update inbox
      set dead_at = now(), last_error = :error
      where id = :id
      """;

  @Override
  public void bury(Claim claim, String error) {
    inHandle(
        handle -> handle.createUpdate(BURY).bind("id", claim.id()).bind("error", error).execute());
  }

  private static final String FORGET_KEYS =
      """
      delete from accepted_key
      where completed_at < now() - make_interval(secs => :age)
      """;

  @Override
  public void forgetKeysCompletedBefore(Duration age) {
    inHandle(handle -> handle.createUpdate(FORGET_KEYS).bind("age", seconds(age)).execute());
  }

  @Override
  public void awaitArrival(Duration atMost) throws InterruptedException {
    if (arrivals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      arrivals.drainPermits();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private <T> T inHandle(Function<Handle, T> work) {
    return reaching(() -> jdbi.withHandle(work::apply));
  }

  private interface DatabaseWork<T> {
    T run() throws SQLException;
  }

  private static <T> T reaching(DatabaseWork<T> work) {
    try {
      return work.run();
    } catch (JdbiException | SQLException e) {
      throw SqlFailures.isAboutContent(e)
          ? new IllegalArgumentException("the queue's database does not take this", e)
          : new QueueUnavailableException("the queue's database did not answer as expected", e);
    }
  }

  @Override
  public void close() {
    commits.close();
  }
}
