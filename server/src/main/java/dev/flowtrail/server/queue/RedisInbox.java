package dev.flowtrail.server.queue;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queue in Redis or Valkey: a stream with a consumer group. Whatever changes more than one key
 * is one script, so that a crash leaves all of it or nothing.
 */
public final class RedisInbox implements Inbox {

  private static final System.Logger LOG = System.getLogger(RedisInbox.class.getName());

  private static final int COMMITTERS = 2;
  private static final int MAX_GROUP_COUNT = 256;
  private static final long MAX_GROUP_BYTES = 4L << 20;
  private static final Duration CONSUMERS_KEPT = Duration.ofHours(1);

  private final RedisConnections redis;
  private final RedisEntries entries;
  private final RedisDeadLetters deadLetters;
  private final GroupCommit<EncodedSubmission, Receipt> commits;
  private final Semaphore arrivals = new Semaphore(0);

  private RedisInbox(RedisConnections redis, QueuePolicy policy) {
    long periodMillis = RedisEnqueue.periodMillis(policy.keysKept());
    RedisEnqueue enqueue = new RedisEnqueue(redis, policy);
    this.redis = redis;
    this.entries =
        new RedisEntries(
            redis, ProcessHandle.current().pid() + "-" + UUID.randomUUID(), periodMillis);
    this.deadLetters = new RedisDeadLetters(redis, periodMillis);
    this.commits =
        new GroupCommit<>(
            COMMITTERS,
            new GroupCommit.Limit<>(
                MAX_GROUP_COUNT, MAX_GROUP_BYTES, submission -> submission.bytes().length),
            group -> {
              List<Receipt> receipts = enqueue.run(group);
              arrivals.release();
              return receipts;
            });
  }

  /**
   * Opens the queue.
   *
   * @param lossyAllowed takes a Redis that may lose what was acknowledged
   * @throws dev.flowtrail.server.database.StartFailure when Redis cannot be reached, or is none
   *     that may be used
   */
  public static RedisInbox open(URI address, boolean lossyAllowed, QueuePolicy policy) {
    RedisConnections redis = new RedisConnections(address);
    try {
      RedisStartCheck.run(redis, lossyAllowed);
      return new RedisInbox(redis, policy);
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
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
    entries.bury(claim.lease(), error);
  }

  @Override
  public QueueStatus status() {
    return RedisStatus.read(redis);
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

  private static final RedisScript HOLDING =
      RedisScript.of(
          """
          local held = {}
          for i, digest in ipairs(ARGV) do
            held[i] = redis.call('HEXISTS', objects(digest), digest)
          end
          return held
          """);

  @Override
  public Set<String> holding(Collection<String> objectKeys) {
    RedisArguments arguments = new RedisArguments();
    objectKeys.forEach(key -> arguments.add(RedisEntry.objectDigest(key)));
    Iterator<?> held = redis.list(HOLDING, arguments).iterator();
    Set<String> holding = new HashSet<>(objectKeys);
    objectKeys.forEach(key -> {
      if (held.next().equals(0L)) {
        holding.remove(key);
      }
    });
    return holding;
  }

  /** Keys and counts vanish by themselves. */
  @Override
  public void tidy() {
    entries.removeConsumersSilentFor(CONSUMERS_KEPT);
    entries.findLost();
  }

  private static final RedisScript CHECK =
      RedisScript.of(
          """
          redis.call('SET', '{flowtrail}:check', 1, 'PX', 60000)
          """);

  /** Writes: a replica, and a Redis that is full or cannot save, answers all else. */
  @Override
  public void check() {
    redis.run(CHECK, new RedisArguments());
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
    try {
      entries.removeOwnConsumer();
    } catch (QueueUnavailableException e) {
      LOG.log(System.Logger.Level.DEBUG, "The queue's consumer is left to be removed later", e);
    }
    redis.close();
  }
}
