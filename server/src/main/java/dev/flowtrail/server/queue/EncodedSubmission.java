package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.Submission.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission at the queue's entrance: what is kept of it, and what tells it from others. */
record EncodedSubmission(UUID fingerprint, UUID flowId, String flowName, Entry entry) {

  /**
   * What the queue keeps and gives out again.
   *
   * @param bytes of no concern to the queue
   * @param objectKey the object in the payload store that the bytes refer to
   */
  record Entry(Origin origin, byte[] bytes, @Nullable String objectKey) {}

  static EncodedSubmission of(Submission submission) {
    return new EncodedSubmission(
        submission.fingerprint(),
        submission.flowId(),
        submission.flowName(),
        new Entry(submission.origin(), submission.bytes(), submission.objectKey()));
  }

  Origin origin() {
    return entry.origin();
  }

  byte[] bytes() {
    return entry.bytes();
  }
}
