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
  private final Budget budget;
  private final Reporter reporter;

  Recorder(
      Time time,
      Ids ids,
      Snapshots snapshots,
      Sampling sampling,
      Budget budget,
      Reporter reporter) {
    this.time = time;
    this.ids = ids;
    this.snapshots = snapshots;
    this.sampling = sampling;
    this.budget = budget;
    this.reporter = reporter;
  }

  Flow begin(@Nullable String givenName, @Nullable String givenKey, Dispatch dispatch) {
    FlowLosses losses = new FlowLosses(reporter);
    String name = losses.cleanName(givenName, "name", "a flow");
    String key = losses.cleanText(givenKey, Limits.MAX_NAME_LENGTH, "key", name);
    Reservation memory = new Reservation(budget);
    FlowScope scope = new FlowScope(new FlowClock(time), ids, snapshots, sampling, memory, losses);
    if (dispatch.closed()) {
      return refused(name, dispatch, Loss.TOO_LATE, "the trail was closed");
    }
    if (!scope.holdMetadata()) {
      return refused(name, dispatch, Loss.BUFFER_FULL, "the buffer for flows in flight was full");
    }
    RecordedFlow flow = new RecordedFlow(scope, dispatch, name, key.isBlank() ? null : key);
    CLEANER.register(flow, () -> forget(memory, "flow " + name));
    return flow;
  }

  private Flow refused(String name, Dispatch dispatch, Loss cause, String why) {
    reporter.lost(cause, "flow " + name + ": " + why);
    return dispatch.silentFlow(name, why);
  }

  private void forget(Reservation memory, String what) {
    if (memory.releaseAbandoned()) {
      reporter.lost(Loss.NEVER_FINISHED, what + ": became garbage before it was finished");
    }
  }
}
