package dev.flowtrail.protocol;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Concludes the status of a flow whose client did not name one. */
final class FlowStatus {

  /** By version; of two that claim the same one, a failure is not outdone. */
  private static final Comparator<StepHead> BY_TRY =
      Comparator.comparingInt(StepHead::version).thenComparing(FlowStatus::failed);

  private FlowStatus() {}

  /** Running without an end; failed when the last version of any step failed; else completed. */
  static Status conclude(@Nullable Instant finishedAt, List<StepHead> steps) {
    if (finishedAt == null) {
      return Status.RUNNING;
    }
    return steps.stream()
            .collect(toMap(StepHead::name, identity(), maxBy(BY_TRY)))
            .values()
            .stream()
            .anyMatch(FlowStatus::failed)
        ? Status.FAILED
        : Status.COMPLETED;
  }

  private static boolean failed(StepHead step) {
    return step.status() == Status.FAILED;
  }
}
