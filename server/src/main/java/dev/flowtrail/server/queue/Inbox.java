package dev.flowtrail.server.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The durable hand-off between the door and the workers, shared by all servers on one store.
 * Thread-safe; every method may throw {@link QueueUnavailableException} when the store behind it
 * cannot be reached.
 */
public interface Inbox extends AutoCloseable {

  /**
   * Takes a submission. Once this returns {@link Receipt.Accepted} the submission survives any
   * crash and is worked on at least once. After a {@link QueueUnavailableException} it may have
   * been taken or not; to accept it again under the same key is safe.
   */
  Receipt accept(Submission submission);

  /**
   * The same without waiting for the commit, so that one caller's submissions share it. The future
   * fails with what {@link #accept} would throw. What has no outcome yet is held in memory: callers
   * bound how much of theirs that is.
   */
  CompletableFuture<Receipt> acceptSoon(Submission submission);

  /**
   * Takes waiting submissions, the oldest first, for the lease's duration. One that is neither
   * completed nor renewed until then becomes claimable again; such ones, and others that came back
   * to the queue, may have to wait for some seconds while full batches go on. What is claimed is
   * given back to the inbox that it was claimed from.
   *
   * @param maxBytes once the claimed ones hold so much, no further one is taken
   */
  List<Claim> claim(int maxCount, long maxBytes, Duration lease);

  /** Holds claims for another lease, from now on. Those that another took over are left to it. */
  void renew(List<Claim> claims, Duration lease);

  /** Removes submissions that are stored, also those that another took over meanwhile. */
  void complete(List<Claim> claims);

  /**
   * Gives those back that are still held and could not be tried: it was no attempt.
   *
   * @param reason what kept them from being stored; null when nothing failed
   */
  void putBack(List<Claim> claims, Duration delay, @Nullable String reason);

  /** Gives one back that could not be stored, if still held, to be tried again after the delay. */
  void retryLater(Claim claim, Duration delay, String error);

  /** Sets one aside with its content, if still held, until a person decides about it. */
  void bury(Claim claim, String error);

  /** How the queue does. Cheap: the effort does not depend on how much waits. */
  QueueStatus status();

  /**
   * What was set aside, the newest first.
   *
   * @param olderThan the id of the last one of the page before; null for the first page
   */
  List<DeadLetter> deadLetters(int limit, @Nullable String olderThan);

  /** Lets one that was set aside be tried anew; false when there is none of this id. */
  boolean retryDead(String id);

  /**
   * Removes one that was set aside, for good; false when there is none of this id. Its key is known
   * for as long as if it had been completed.
   */
  boolean discardDead(String id);

  /** Those of the objects in the payload store that an entry, in whatever state, refers to. */
  Set<String> holding(Collection<String> objectKeys);

  /**
   * Removes what has served its time, such as the keys of what was completed long ago. To be called
   * now and then, by any server. A request that repeats a forgotten key is stored again under the
   * same ids, which changes nothing.
   */
  void tidy();

  /** Throws when the store behind the queue does not answer. */
  void check();

  /** Waits until a submission may have arrived. */
  void awaitArrival(Duration atMost) throws InterruptedException;

  /** Ends what is at hand and refuses the rest. */
  @Override
  void close();
}
