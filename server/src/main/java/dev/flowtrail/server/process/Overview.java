package dev.flowtrail.server.process;

import dev.flowtrail.protocol.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the runs of a process go.
 *
 * @param overTime empty where there is no run
 * @param steps by position
 */
record Overview(
    String process,
    Looked looked,
    Optional<OverTime> overTime,
    @Nullable Quantiles duration,
    List<UsualStep> steps,
    Outliers outliers) {

  /** Runs by status in equal stretches of time, the first of which begins with the oldest run. */
  record OverTime(Instant from, double bucketSeconds, List<Map<Status, Long>> buckets) {

    Map<Status, Long> all() {
      Map<Status, Long> all = new EnumMap<>(Status.class);
      buckets.forEach(
          bucket -> bucket.forEach((status, runs) -> all.merge(status, runs, Long::sum)));
      return all;
    }
  }

  /**
   * A step in the runs that have it; figures of those that completed it.
   *
   * @param drop the share of candidates that did not go on
   */
  record UsualStep(
      StepName step,
      int position,
      @Nullable String kind,
      long runs,
      long failed,
      @Nullable Quantiles in,
      @Nullable Quantiles out,
      @Nullable Quantiles drop,
      @Nullable Quantiles duration) {}
}
