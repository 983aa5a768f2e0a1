package dev.flowtrail.sdk;

/**
 * Hears what becomes of flows. Called on the thread where it happens: {@link #lost} on the one that
 * records, the others on the sender's; so answer quickly. What a listener throws is dropped.
 */
public interface FlowTrailListener {

  /** The server has taken a flow. */
  default void delivered(Submission submission) {}

  /** A flow was rejected, given up or never sent; its problem says why. */
  default void notDelivered(Submission submission) {}

  /**
   * Something was not recorded.
   *
   * @param cause why
   * @param detail what and where, without payload content
   */
  default void lost(Loss cause, String detail) {}
}
