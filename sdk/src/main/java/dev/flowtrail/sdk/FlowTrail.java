package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where recording starts: one for each application, shared by all its threads.
 *
 * <pre>{@code
 * FlowTrail trail = FlowTrail.builder().endpoint("http://localhost:3000").build();
 *
 * Flow flow = trail.createFlow("competitor_selection", "B0XYZ123");
 * List<Product> kept = flow.step("apply_filters", step -> {
 *   step.capture("input", found);
 *   ...
 *   return filtered;
 * });
 * flow.finish();
 * }</pre>
 *
 * <p>{@link #builder()} throws when a setting is wrong. After that nothing throws, and only {@link
 * #flush}, {@link #close()} and {@link Submission#await} wait for anything.
 */
public final class FlowTrail implements AutoCloseable {

  private final boolean enabled;
  private final Recorder recorder;
  private final Dispatch dispatch;
  private final Reporter reporter;
  private final Duration closeTimeout;
  private final ShutdownHook hook;

  FlowTrail(
      boolean enabled,
      Recorder recorder,
      Dispatch dispatch,
      Reporter reporter,
      Duration closeTimeout) {
    this.enabled = enabled;
    this.recorder = recorder;
    this.dispatch = dispatch;
    this.reporter = reporter;
    this.closeTimeout = closeTimeout;
    this.hook = new ShutdownHook(() -> dispatch.close(closeTimeout));
  }

  /** Begins with the settings of the environment, see {@link FlowTrailBuilder}. */
  public static FlowTrailBuilder builder() {
    return new FlowTrailBuilder(System.getenv());
  }

  /**
   * Begins a flow that the caller finishes.
   *
   * @param name the process that it is an execution of, 1 to 255 characters; a longer one is cut
   */
  public Flow createFlow(String name) {
    return createFlow(name, null);
  }

  /**
   * Like {@link #createFlow(String)}, with what the flow works on.
   *
   * @param key an order id, a request id; flows with the same name and key are attempts of the same
   *     work. At most 255 characters; a longer one is cut. Null for none
   */
  public Flow createFlow(String name, @Nullable String key) {
    return enabled
        ? recorder.begin(name, key, dispatch)
        : dispatch.silentFlow(SilentStep.nameOf(name), "recording is disabled");
  }

  /**
   * Goes on with a flow of another service, under its id: steps made here belong to that flow, with
   * the step that called as their parent. They are pushed {@linkplain Delivery#INCREMENTAL piece by
   * piece}. Finishing sends what is left of this part; how and when the flow ends is said where it
   * began. When nothing that can be read came, a flow of its own begins.
   *
   * <pre>{@code
   * Flow flow = trail.resume("best_offer", request.header(FlowContext.HEADER));
   * flow.runStep("rerank", step -> ...);
   * flow.finish();
   * }</pre>
   *
   * <p>A part is sent in any case: whether its flow is in the sample is not known here.
   *
   * @param name what the flow is called where it began
   * @param context what came in the header {@link FlowContext#HEADER}; null when nothing did
   */
  public Flow resume(String name, @Nullable String context) {
    return enabled
        ? recorder.resume(name, context, dispatch)
        : dispatch.silentFlow(SilentStep.nameOf(name), "recording is disabled");
  }

  /**
   * Runs {@code body} as a flow and returns its result. The flow is completed when the body
   * returns, unless the body finished it in its own words. When the body throws, the flow has
   * failed for that reason, and the same exception goes on to the caller. While it runs, the flow
   * is the thread's {@linkplain Current current} one.
   *
   * @throws E whatever the body throws, unchanged
   */
  public <T extends @Nullable Object, E extends Exception> T flow(
      String name, ThrowingFunction<Flow, T, E> body) throws E {
    return flow(name, null, body);
  }

  /**
   * Like {@link #flow(String, ThrowingFunction)}, with what the flow works on.
   *
   * @throws E whatever the body throws, unchanged
   */
  public <T extends @Nullable Object, E extends Exception> T flow(
      String name, @Nullable String key, ThrowingFunction<Flow, T, E> body) throws E {
    Flow flow = createFlow(name, key);
    StepParent before = Current.enter(flow);
    try {
      T result = body.apply(flow);
      flow.finish();
      return result;
    } catch (Throwable thrown) {
      flow.fail(thrown);
      throw thrown;
    } finally {
      Current.enter(before);
    }
  }

  /**
   * Like {@link #flow(String, ThrowingFunction)}, for work without a result.
   *
   * @throws E whatever the body throws, unchanged
   */
  public <E extends Exception> void runFlow(String name, ThrowingConsumer<Flow, E> body) throws E {
    runFlow(name, null, body);
  }

  /**
   * Like {@link #flow(String, String, ThrowingFunction)}, for work without a result.
   *
   * @throws E whatever the body throws, unchanged
   */
  public <E extends Exception> void runFlow(
      String name, @Nullable String key, ThrowingConsumer<Flow, E> body) throws E {
    flow(
        name,
        key,
        flow -> {
          body.accept(flow);
          return flow;
        });
  }

  /** How much was lost since the start, by cause; causes that never happened are absent. */
  public Map<Loss, Long> losses() {
    return reporter.losses();
  }

  /** How many flows the server has taken from this process since the start. */
  public long delivered() {
    return reporter.delivered();
  }

  /** Bytes of memory held by the flows that are not delivered yet, those under way included. */
  public long heldBytes() {
    return recorder.heldBytes();
  }

  /**
   * How many flows wait on disk for this process to deliver them, those included that others left.
   */
  public long flowsOnDisk() {
    return dispatch.flowsOnDisk();
  }

  /** How many flows were not sent because they are not in the sample; no loss. */
  public long leftOut() {
    return reporter.leftOut();
  }

  /** Whether the server answers, as far as the sender knows from its last tries. */
  public CircuitState circuit() {
    return dispatch.circuit();
  }

  /**
   * Waits until the outcome of every flow finished so far is known: delivered, safe on disk, or
   * lost. An interrupted wait ends at once and leaves the thread's interrupt flag set.
   *
   * @param timeout the longest that this may take; null or less than zero does not wait
   * @return what became of the flows that were open; pending are those that took longer
   */
  public DeliveryReport flush(Duration timeout) {
    return dispatch.flush(timeout);
  }

  /**
   * Stops: takes no more flows, sends what is waiting, and writes to disk, where there is a spool,
   * or gives up what could not be sent in time. With a spool, half of the time is for sending. An
   * interrupt that came before does not cut this short; one that comes meanwhile does. Either
   * leaves the thread's interrupt flag set.
   *
   * @param timeout the longest that this may take
   * @return what became of the flows that were open, with those that are lost
   */
  public DeliveryReport close(Duration timeout) {
    hook.remove();
    return dispatch.close(timeout);
  }

  /** Like {@link #close(Duration)} within the builder's close timeout. */
  @Override
  public void close() {
    close(closeTimeout);
  }

  /** From now on the end of the process closes this trail, unless its host did before. */
  void closeAtShutdown() {
    hook.register();
  }
}
