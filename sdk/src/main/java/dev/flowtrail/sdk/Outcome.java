package dev.flowtrail.sdk;

/**
 * What became of a flow that was handed to the sender.
 *
 * <pre>{@code
 * if (!flow.finish().await(Duration.ofSeconds(5)).safe()) {
 *   log.warn("the flow is not safe yet");
 * }
 * }</pre>
 */
public enum Outcome {
  /** Still waiting, or under way. */
  PENDING,
  /** The server has taken it and keeps it. */
  DELIVERED,
  /**
   * It is safe on disk and will be delivered from there, by this process or a later one. The {@link
   * FlowTrailListener} hears when.
   */
  SPOOLED,
  /** The server refused it and would refuse it again; {@link Submission#problem()} says why. */
  REJECTED,
  /** It could not be delivered in the time allowed. */
  GIVEN_UP,
  /** It is not in the sample of flows, and was not sent for that. */
  LEFT_OUT,
  /** It was never to be sent: recording is disabled, or the trail was closed or out of memory. */
  NOT_SENT;

  /** Whether the flow is kept by the server, or on disk on its way there. */
  public boolean safe() {
    return this == DELIVERED || this == SPOOLED;
  }
}
