package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How and when something ended.
 *
 * @param at null when it did not
 */
record Ending(Status status, String reason, @Nullable Instant at) {
  static final Ending NONE =
      new Ending(Status.RUNNING, "not finished when its flow finished", null);

  /** Null is taken for completed; abandoned is for the server to say, and is sent as failed. */
  static Status sendable(@Nullable Status status) {
    if (status == null) {
      return Status.COMPLETED;
    }
    return status == Status.ABANDONED ? Status.FAILED : status;
  }

  /** Whether this one counts although {@code earlier} was there before. */
  boolean overrules(Ending earlier) {
    return earlier.at == null || status == Status.FAILED && earlier.status != Status.FAILED;
  }

  /** With the other reason, when it completed without one. */
  Ending or(String suggestedReason) {
    return status == Status.COMPLETED && reason.isEmpty()
        ? new Ending(status, suggestedReason, at)
        : this;
  }
}
