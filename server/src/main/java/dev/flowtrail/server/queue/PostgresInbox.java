package dev.flowtrail.server.queue;

import static dev.flowtrail.server.queue.QueueDatabase.seconds;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The queue in PostgreSQL: concurrent submissions share a commit, workers skip locked rows. */
public final class PostgresInbox implements Inbox {

  /** One: while it commits all others gather, and a commit costs the same for many as for one. */
  private static final int COMMITTERS = 1;

  private static final int MAX_GROUP_COUNT = 256;
  private static final long MAX_GROUP_BYTES = 8L << 20;

  private final QueueDatabase database;
  private final QueuePolicy policy;
  private final PostgresEntries entries;
  private final Enqueue enqueuing;
  private final PostgresDeadLetters deadLetters;
  private final GroupCommit<EncodedSubmission, Receipt> commits;
  private final Semaphore arrivals = new Semaphore(0);

  public PostgresInbox(Jdbi jdbi, QueuePolicy policy, LongSupplier nanoTime) {
    this.database = new QueueDatabase(jdbi);
    this.policy = policy;
    this.entries = new PostgresEntries(database, policy.keysKept(), nanoTime);
    this.enqueuing = new Enqueue(database, policy);
    this.deadLetters = new PostgresDeadLetters(database);
    this.commits =
        new GroupCommit<>(
            COMMITTERS,
            new GroupCommit.Limit<>(
                MAX_GROUP_COUNT, MAX_GROUP_BYTES, submission -> submission.bytes().length),
            this::enqueue);
  }

  @Override
  public Receipt accept(Submission submission) {
    return accept(EncodedSubmission.of(submission));
  }

  @Override
  public CompletableFuture<Receipt> acceptSoon(Submission submission) {
    return commits.begin(EncodedSubmission.of(submission));
  }

  Receipt accept(EncodedSubmission submission) {
    return commits.commit(submission);
  }

  private List<Receipt> enqueue(List<EncodedSubmission> group) {
    List<Receipt> receipts = enqueuing.run(group);
    arrivals.release();
    return receipts;
  }

  @Override
  public List<Claim> claim(int maxCount, long maxBytes, Duration lease) {
    return entries.claim(maxCount, maxBytes, lease);
  }

  @Override
  public void renew(List<Claim> claims, Duration lease) {
    entries.renew(claims, lease);
  }

  @Override
  public void complete(List<Claim> claims) {
    entries.complete(claims);
  }

  @Override
  public void putBack(List<Claim> claims, Duration delay, @Nullable String reason) {
    entries.giveBack(claims, delay, false, reason);
  }

  @Override
  public void retryLater(Claim claim, Duration delay, String error) {
    entries.giveBack(List.of(claim), delay, true, error);
  }

  @Override
  public void bury(Claim claim, String error) {
    entries.bury(claim, error);
  }

  @Override
  public QueueStatus status() {
    return database.run(PostgresStatus::read);
  }

  @Override
  public List<DeadLetter> deadLetters(int limit, @Nullable String olderThan) {
    return deadLetters.list(limit, olderThan);
  }

  @Override
  public boolean retryDead(String id) {
    boolean found = deadLetters.retry(id);
    arrivals.release();
    return found;
  }

  @Override
  public boolean discardDead(String id) {
    return deadLetters.discard(id);
  }

  private static final String HOLDING =
      """
      select object_key from inbox where object_key = any(:objectKeys)
      """;

  @Override
  public Set<String> holding(Collection<String> objectKeys) {
    return database.run(handle ->
        new HashSet<>(
            handle
                .createQuery(HOLDING)
                .bind("objectKeys", objectKeys.toArray(String[]::new))
                .mapTo(String.class)
                .list()));
  }

  /** The key of what is still in the queue is known, however old it is. */
  private static final String FORGET_KEYS =
      """
      with forgotten as (
          select team_id, key
          from accepted_key
          where accepted_at < now() - make_interval(secs => :age)
          except
          select team_id, key from inbox
      )
      delete from accepted_key
      using forgotten
      where accepted_key.team_id = forgotten.team_id and accepted_key.key = forgotten.key
      """;

  private static final String FORGET_DONE =
      """
      delete from inbox_done where minute < now() - interval '2 hours'
      """;

  private static final String FORGET_FAILURES =
      """
      delete from inbox_failure where minute < now() - interval '2 hours'
      """;

  @Override
  public void tidy() {
    database.run(handle -> {
      handle.execute(FORGET_DONE);
      handle.execute(FORGET_FAILURES);
      return handle
          .createUpdate(FORGET_KEYS)
          .bind("age", seconds(policy.keysKept().plus(KnownKeys.slack(policy.keysKept()))))
          .execute();
    });
  }

  @Override
  public void check() {
    database.run(handle -> handle.execute("select 1"));
  }

  @Override
  public void awaitArrival(Duration atMost) throws InterruptedException {
    if (arrivals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      arrivals.drainPermits();
    }
  }

  @Override
  public void close() {
    commits.close();
  }
}
