package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.Submission.Origin;
import java.util.UUID;

/** A submission as the queue keeps it: bytes, and what tells it from others. */
record EncodedSubmission(
    Origin origin, UUID fingerprint, UUID flowId, String flowName, byte[] bytes) {

  static EncodedSubmission of(Submission submission) {
    return new EncodedSubmission(
        submission.origin(),
        submission.fingerprint(),
        submission.flowId(),
        submission.flowName(),
        submission.bytes());
  }
}
