package dev.flowtrail.server.queue;

import java.time.Duration;
import java.util.List;

/**
 * The durable hand-off between the door and the workers. Thread-safe; every method may throw {@link
 * QueueUnavailableException} when the store behind it cannot be reached.
 */
public interface Inbox {

  /**
   * Takes a submission. Once this returns {@link Receipt.Accepted} the submission survives any
   * crash and is worked on at least once.
   */
  Receipt accept(Submission submission);

  /**
   * Takes waiting submissions, the oldest first, for the lease's duration. One that is not
   * completed until then becomes claimable again.
   *
   * @param maxBytes once the claimed ones hold so much, no further one is taken
   */
  List<Claim> claim(int maxCount, long maxBytes, Duration lease);

  /** Removes submissions that are stored. */
  void complete(List<Claim> claims);

  /** Gives those back that an outage elsewhere kept from being stored: it was no attempt. */
  void putBack(List<Claim> claims, Duration delay, String reason);

  /** Gives one back that could not be stored, to be tried again after the delay. */
  void retryLater(Claim claim, Duration delay, String error);

  /** Sets one aside, with its content, until a person decides about it. */
  void bury(Claim claim, String error);

  /**
   * Forgets the keys of submissions that were completed so long ago; a request that still repeats
   * one is stored again under the same ids, which changes nothing.
   */
  void forgetKeysCompletedBefore(Duration age);

  /** Waits until a submission may have arrived. */
  void awaitArrival(Duration atMost) throws InterruptedException;
}
