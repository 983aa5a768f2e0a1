package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Concludes the status of a flow whose client did not name one. */
final class FlowStatus {

  private FlowStatus() {}

  /** Running without an end; failed when the last version of any step failed; else completed. */
  static Status conclude(@Nullable Instant finishedAt, List<StepHead> steps) {
    if (finishedAt == null) {
      return Status.RUNNING;
    }
    Map<String, StepHead> latest = new HashMap<>();
    for (StepHead step : steps) {
      latest.merge(step.name(), step, (a, b) -> a.version() > b.version() ? a : b);
    }
    return latest.values().stream().anyMatch(step -> step.status() == Status.FAILED)
        ? Status.FAILED
        : Status.COMPLETED;
  }
}
