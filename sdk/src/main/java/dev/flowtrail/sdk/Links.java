package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Trace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a flow is connected to what others recorded. Safe for use by several threads. */
final class Links {
  /** The name of the attribute that names the flow before. */
  private static final String CONTINUES = "flowtrail.continues";

  private final FlowLosses losses;
  private final String flow;
  private volatile @Nullable Trace trace;
  private volatile @Nullable FlowContext before;

  /**
   * @param trace the span around, if there is one
   */
  Links(FlowLosses losses, String flow, @Nullable Trace trace) {
    this.losses = losses;
    this.flow = flow;
    this.trace = trace;
  }

  void continues(@Nullable String context) {
    FlowContext parsed = FlowContext.parse(context).orElse(null);
    if (parsed != null) {
      before = parsed;
    } else {
      countUnreadable(FlowContext.HEADER, context);
    }
  }

  void trace(@Nullable String traceparent) {
    Trace parsed = TraceContext.parse(traceparent);
    if (parsed != null) {
      trace = parsed;
    } else {
      countUnreadable("traceparent", traceparent);
    }
  }

  @Nullable Trace trace() {
    return trace;
  }

  void note(Map<String, String> notes) {
    FlowContext known = before;
    if (known != null) {
      String step = known.stepId() == null ? "" : ",\"stepId\":\"" + known.stepId() + "\"";
      notes.put(CONTINUES, "{\"flowId\":\"" + known.flowId() + "\"" + step + "}");
    }
  }

  /** What is not there is no fault. */
  private void countUnreadable(String header, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      losses.lost(Loss.INVALID_ARGUMENT, header + " of " + flow + ": it could not be read");
    }
  }
}
