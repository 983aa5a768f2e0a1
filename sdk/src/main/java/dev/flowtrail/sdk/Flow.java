package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a process, from {@link FlowTrail#createFlow(String)} or {@link
 * FlowTrail#flow(String, ThrowingFunction)}. Kept in memory until it finishes, then sent whole,
 * unless it is pushed {@linkplain Delivery piece by piece}.
 *
 * <pre>{@code
 * Flow flow = trail.createFlow("best_offer", "order-4711").attribute("market", "DE");
 * List<Offer> kept = flow.step("apply_filters", step -> filtered(offers, step));
 * flow.finish("kept " + kept.size());
 * }</pre>
 *
 * <p>Safe for use by several threads. No method throws or waits for the network.
 */
public sealed interface Flow extends StepParent, AutoCloseable permits RecordedFlow, SilentFlow {

  /** The id under which the server will know the flow, from the start. */
  UUID id();

  /** The process that this flow is an execution of. */
  String name();

  /**
   * Notes something worth finding the flow by: {@code attribute("market", "DE")}. A name used
   * before is overwritten.
   *
   * @param value any value, encoded at once
   * @return this flow
   */
  Flow attribute(String name, @Nullable Object value);

  /**
   * Notes that this flow goes on with the work of one in another service. Both stay flows of their
   * own; this one names the other in its attribute {@code flowtrail.continues}.
   *
   * @param context what came in the header {@link FlowContext#HEADER}; null changes nothing
   * @return this flow
   */
  Flow continues(@Nullable String context);

  /**
   * Notes where this flow appears in a tracing system. Where OpenTelemetry's API is on the class
   * path, the span that is current when the flow begins is noted without this.
   *
   * @param traceparent what came in the W3C header of that name; null changes nothing
   * @return this flow
   */
  Flow trace(@Nullable String traceparent);

  /**
   * Says when this flow is sent, where that is not as the trail has it. What is to be pushed while
   * it runs is pushed from then on.
   *
   * @return this flow
   */
  Flow delivery(Delivery delivery);

  /**
   * Finishes the flow as completed and hands it to the sender. Steps that were not finished by then
   * are sent as running, with a reason that says so.
   *
   * @return a handle to wait on; the same one from every call
   */
  default Submission finish() {
    return finish(Status.COMPLETED, "");
  }

  /** Like {@link #finish()}, with the reason why it ended as it did. */
  default Submission finish(String reason) {
    return finish(Status.COMPLETED, reason);
  }

  /** Finishes the flow with any status. The first call counts. */
  Submission finish(Status status, String reason);

  /** Finishes the flow as failed, with the reason. */
  default Submission fail(String reason) {
    return finish(Status.FAILED, reason);
  }

  /** Finishes the flow as failed; the reason is the exception's class and message. */
  default Submission fail(Throwable thrown) {
    return finish(Status.FAILED, Reason.of(thrown));
  }

  /**
   * Ends a try-with-resources block. A flow that was not finished before has failed: its block was
   * left by an exception or by an early return, and the two cannot be told apart here.
   */
  @Override
  void close();
}
