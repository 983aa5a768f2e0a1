package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.Submission.Origin;

/** A submission that a worker holds for a while. */
public final class Claim {

  private final long id;
  private final Origin origin;
  private final int attempt;
  private final byte[] encoded;

  Claim(long id, Origin origin, int attempt, byte[] encoded) {
    this.id = id;
    this.origin = origin;
    this.attempt = attempt;
    this.encoded = encoded;
  }

  /** The submission's number in the queue. */
  public long id() {
    return id;
  }

  /** Whose the submission is and under which key it came. */
  public Origin origin() {
    return origin;
  }

  /** 1 when it is claimed for the first time. */
  public int attempt() {
    return attempt;
  }

  /** How much the submission takes in the queue. */
  public long bytes() {
    return encoded.length;
  }

  /** How much memory the flow takes at least, once it is read. */
  public long heldBytes() {
    return StagedFlowCodec.heldBytes(encoded);
  }

  /**
   * Reads the flow.
   *
   * @param heads where to find what only the payload store has
   * @throws RuntimeException when the queue gave back something else than was put into it, or what
   *     the heads throw
   */
  public StagedFlow read(ObjectReference.Heads heads) {
    return StagedFlowCodec.decode(encoded, heads);
  }
}
