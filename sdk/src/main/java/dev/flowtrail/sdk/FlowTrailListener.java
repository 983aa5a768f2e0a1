package dev.flowtrail.sdk;

/**
 * Hears what becomes of flows. Called on the thread where it happens, by several at the same time:
 * {@link #lost} on those that record, the others on the sender's or on the one that closes the
 * trail. So answer quickly: what holds the sender up holds up every flow. What a listener throws is
 * dropped.
 *
 * <pre>{@code
 * FlowTrail.builder().listener(new FlowTrailListener() {
 *   @Override
 *   public void lost(Loss cause, String detail) {
 *     metrics.increment("flowtrail.lost." + cause.wireName());
 *   }
 * })
 * }</pre>
 */
public interface FlowTrailListener {

  /** The server has taken a flow. */
  default void delivered(Submission submission) {}

  /**
   * A flow was written to disk and will be delivered from there. Of its delivery {@link #delivered}
   * tells with another submission, perhaps in another process.
   */
  default void spooled(Submission submission) {}

  /** A flow was rejected, given up or never sent; its problem says why. */
  default void notDelivered(Submission submission) {}

  /**
   * Something was not recorded.
   *
   * @param cause why
   * @param detail what and where, without payload content
   */
  default void lost(Loss cause, String detail) {}

  /**
   * The trail was closed, by its host or by the end of the process.
   *
   * @param report what became of the flows that were open
   */
  default void closed(DeliveryReport report) {}

  /** The server seems to be gone, is being asked, or is back. */
  default void circuitChanged(CircuitState state) {}
}
