package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Limits;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/** Begins flows. */
final class Recorder {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Time time;
  private final Ids ids;
  private final Snapshots snapshots;
  private final Sampling sampling;
  private final FlowSampling flowSampling;
  private final OpenFlows openFlows;
  private final Budget budget;
  private final Reporter reporter;
  private final @Nullable OpenTelemetry openTelemetry;
  private final Delivery delivery;

  Recorder(
      Time time,
      Ids ids,
      Snapshots snapshots,
      Sampling sampling,
      FlowSampling flowSampling,
      OpenFlows openFlows,
      Budget budget,
      Reporter reporter,
      @Nullable OpenTelemetry openTelemetry,
      Delivery delivery) {
    this.time = time;
    this.ids = ids;
    this.snapshots = snapshots;
    this.sampling = sampling;
    this.flowSampling = flowSampling;
    this.openFlows = openFlows;
    this.budget = budget;
    this.reporter = reporter;
    this.openTelemetry = openTelemetry;
    this.delivery = delivery;
  }

  /** What flows hold that are not delivered yet. */
  long heldBytes() {
    return budget.usedBytes();
  }

  Flow begin(@Nullable String givenName, @Nullable String givenKey, Dispatch dispatch) {
    return begin(givenName, givenKey, null, dispatch);
  }

  /** Goes on with another's flow; begins one where the context cannot be read. */
  Flow resume(@Nullable String givenName, @Nullable String context, Dispatch dispatch) {
    FlowContext parsed = FlowContext.parse(context).orElse(null);
    if (parsed == null && context != null && !context.isBlank()) {
      String what = FlowContext.HEADER + " of flow " + givenName;
      reporter.lost(Loss.INVALID_ARGUMENT, what + ": it could not be read");
    }
    return begin(givenName, null, parsed, dispatch);
  }

  private Flow begin(
      @Nullable String givenName,
      @Nullable String givenKey,
      @Nullable FlowContext resumed,
      Dispatch dispatch) {
    FlowLosses losses = new FlowLosses(reporter);
    String name = losses.cleanName(givenName, "name", "a flow");
    String key = losses.cleanText(givenKey, Limits.MAX_NAME_LENGTH, "key", name);
    Reservation memory = new Reservation(budget);
    FlowScope scope = new FlowScope(new FlowClock(time), ids, snapshots, sampling, memory, losses);
    if (dispatch.closed()) {
      return refused(name, dispatch, Loss.TOO_LATE, "the trail was closed");
    }
    if (!scope.holdBeginning()) {
      return refused(name, dispatch, Loss.BUFFER_FULL, "the buffer for flows in flight was full");
    }
    return open(
        new FlowContent(
            scope,
            flowSampling,
            openFlows,
            dispatch,
            name,
            key.isBlank() ? null : key,
            openTelemetry == null || resumed != null ? null : openTelemetry.currentSpan(),
            resumed));
  }

  private Flow open(FlowContent content) {
    openFlows.add(content);
    RecordedFlow flow = new RecordedFlow(content);
    content.watchedBy(
        CLEANER.register(flow, () -> content.abandon("nobody could finish it any more")));
    content.push(delivery == Delivery.INCREMENTAL || content.isPart());
    return flow;
  }

  private Flow refused(String name, Dispatch dispatch, Loss cause, String why) {
    reporter.lost(cause, "flow " + name + ": " + why);
    return dispatch.silentFlow(name, why);
  }
}
