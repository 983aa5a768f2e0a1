package dev.flowtrail.server.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the queue does, over all servers that share it.
 *
 * @param waiting entries that a worker may take at once
 * @param inFlight entries that a worker holds; those of a dead one until another takes them over
 * @param delayed entries that wait for their next try
 * @param dead entries that were set aside
 * @param bytes what all these entries take in the queue, without the objects that they refer to
 * @param oldest when the oldest entry that is not dead came; null when there is none
 * @param donePerMinute how many entries were completed in each of the last 60 minutes, the oldest
 *     first; the last minute is the one that is not over yet
 * @param failures what kept entries from being stored in the last 60 minutes, the most frequent
 *     first
 */
public record QueueStatus(
    long waiting,
    long inFlight,
    long delayed,
    long dead,
    long bytes,
    @Nullable Instant oldest,
    List<Long> donePerMinute,
    List<Failure> failures) {

  public QueueStatus {
    donePerMinute = List.copyOf(donePerMinute);
    failures = List.copyOf(failures);
  }

  /**
   * One kind of failure.
   *
   * @param cause the kind, in few words
   * @param count how often an entry met it
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
