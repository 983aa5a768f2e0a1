package dev.flowtrail.server.watch;

import dev.flowtrail.server.explore.FlowTally.Asked;
import dev.flowtrail.server.explore.FlowTally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a watch asks, and when the answer is bad.
 *
 * @param process null for all processes
 * @param query which runs are hits
 * @param window how far back from now a run may have begun
 * @param minRuns with fewer runs a share says nothing
 */
record Question(
    @Nullable String process,
    String query,
    Measure measure,
    Comparison comparison,
    double threshold,
    Duration window,
    int minRuns) {

  /** What is to be counted at a moment. */
  Asked at(Instant now) {
    return new Asked(process, query, now.minus(window), now);
  }

  /** What is compared with the threshold; empty where it says nothing. */
  OptionalDouble value(Tally tally) {
    if (measure == Measure.COUNT) {
      return OptionalDouble.of(tally.hits());
    }
    return tally.runs() < Math.max(1, minRuns)
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) tally.hits() / tally.runs());
  }

  /** How the watch stands with what was counted. */
  State judge(Tally tally) {
    OptionalDouble value = value(tally);
    if (value.isEmpty()) {
      return State.NO_DATA;
    }
    return comparison.holds(value.getAsDouble(), threshold) ? State.FIRING : State.OK;
  }
}
