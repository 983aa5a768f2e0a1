package dev.flowtrail.sdk;

/**
 * Whether the sender believes that the server is there. While it is not, only one flow at a time is
 * tried, at growing distances; the others wait and cost no more than the memory that they hold.
 *
 * <pre>{@code
 * if (trail.circuit() == CircuitState.OPEN) {
 *   log.warn("Flow Trail does not answer; {} flows wait on disk", trail.flowsOnDisk());
 * }
 * }</pre>
 */
public enum CircuitState {
  /** Flows are sent as they finish. */
  CLOSED,
  /** Several tries failed in a row: nothing is sent for a while. */
  OPEN,
  /** The while is over: one flow is tried, and decides. */
  HALF_OPEN
}
