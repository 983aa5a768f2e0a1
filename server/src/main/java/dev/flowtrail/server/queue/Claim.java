package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.Submission.Origin;
import java.util.List;

/** A submission that a worker holds for a while. */
public final class Claim {

  private final Lease lease;
  private final EncodedSubmission.Entry entry;
  private final long bytes;
  private final int attempt;

  /**
   * One hand-out of an entry.
   *
   * @param id the entry
   * @param number tells this hand-out of the entry from earlier and later ones
   */
  record Lease(String id, long number) {}

  Claim(Lease lease, EncodedSubmission.Entry entry, long bytes, int attempt) {
    this.lease = lease;
    this.entry = entry;
    this.bytes = bytes;
    this.attempt = attempt;
  }

  /** Whether these are as many as one claim takes, so that more may be waiting. */
  public static boolean fill(List<Claim> batch, int maxCount, long maxBytes) {
    return !batch.isEmpty()
        && (batch.size() >= maxCount || batch.stream().mapToLong(Claim::bytes).sum() >= maxBytes);
  }

  /** Names the submission in the queue. */
  public String id() {
    return lease.id();
  }

  Lease lease() {
    return lease;
  }

  EncodedSubmission.Entry entry() {
    return entry;
  }

  /** Whose the submission is and under which key it came. */
  public Origin origin() {
    return entry.origin();
  }

  /** 1 when it is tried for the first time. */
  public int attempt() {
    return attempt;
  }

  /** How much the submission takes in the queue. */
  public long bytes() {
    return bytes;
  }

  /** How much memory the flow takes at least, once it is read. */
  public long heldBytes() {
    return StagedFlowCodec.heldBytes(entry.bytes());
  }

  /**
   * Reads the flow.
   *
   * @param heads where to find what only the payload store has
   * @throws RuntimeException when the queue gave back something else than was put into it, or what
   *     the heads throw
   */
  public StagedFlow read(ObjectReference.Heads heads) {
    return StagedFlowCodec.decode(entry.bytes(), heads);
  }
}
