package dev.flowtrail.sdk;

/**
 * When a flow is sent.
 *
 * <pre>{@code
 * Flow flow = trail.createFlow("nightly_import").delivery(Delivery.INCREMENTAL);
 * }</pre>
 */
public enum Delivery {
  /** Whole, when it finishes. The default. */
  ON_FINISH,

  /**
   * Piece by piece while it runs: every so often (see {@link FlowTrailBuilder#pushEvery}) what was
   * recorded since the last time, of steps that ended and of those that run, and now and then a
   * sign of life. What was pushed is no longer held in memory, and is there when the process dies.
   * When the flow finishes the rest is sent, and its end. A flow that finishes before its first
   * push is sent whole.
   *
   * <p>What differs: each piece is tried again for as long as a flow is, with a key of its own, and
   * may go to the spool. One that is lost is counted as a loss, and noted in the flow where that is
   * not over yet; the {@link Submission} tells of the last piece. Nothing is pushed while the
   * server does not answer, and nothing of a flow that may turn out not to belong to the sample.
   */
  INCREMENTAL
}
