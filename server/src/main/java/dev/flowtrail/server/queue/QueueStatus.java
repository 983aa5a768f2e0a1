package dev.flowtrail.server.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the queue does, over all servers that share it.
 *
 * @param waiting what was accepted and is not stored yet, without the dead; part of it is in flight
 *     or delayed
 * @param inFlight entries that a worker holds; those of a dead one until another takes them over
 * @param delayed entries that failed or were put back, and wait for their next try
 * @param dead entries that were set aside
 * @param oldest when the oldest entry that is not dead came; null when there is none
 * @param donePerMinute how many entries were completed in each of the last 60 minutes, the oldest
 *     first; the last minute is the one that is not over yet
 * @param failures what kept entries from being stored in the last 60 minutes, the most frequent
 *     first, at most 20
 */
public record QueueStatus(
    Size waiting,
    long inFlight,
    long delayed,
    long dead,
    @Nullable Instant oldest,
    List<Long> donePerMinute,
    List<Failure> failures) {

  public QueueStatus {
    donePerMinute = List.copyOf(donePerMinute);
    failures = List.copyOf(failures);
  }

  /**
   * Entries and what they take.
   *
   * @param bytes in the queue itself, without the objects that entries refer to
   */
  public record Size(long entries, long bytes) {}

  /**
   * One kind of failure.
   *
   * @param cause the kind, in few words
   * @param count how often an entry met it; one that is tried again counts again
   */
  public record Failure(String cause, long count) {

    private static final int MAX_CAUSE_LENGTH = 100;

    /** The kind of an error is what stands before its first colon. */
    static String causeOf(String error) {
      String kind = error.split(":", 2)[0].strip();
      return kind.length() > MAX_CAUSE_LENGTH ? kind.substring(0, MAX_CAUSE_LENGTH) : kind;
    }
  }
}
