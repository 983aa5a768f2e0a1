package dev.flowtrail.server.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many candidates went into each step of a flow and how many came out, and why.
 *
 * @param stages in the flow's order
 */
record Funnel(List<Stage> stages) {

  /**
   * One step that decided.
   *
   * @param in how many it decided about
   * @param out how many went on; null where that was not recorded
   * @param cost what was counted over its recorded candidates
   */
  record Stage(
      StepEvidence step,
      long in,
      @Nullable Long out,
      StepCost cost,
      CandidateFields.Origin origin,
      boolean unreadable) {

    Optional<Long> dropped() {
      return Optional.ofNullable(out).map(known -> Math.max(0, in - known));
    }

    /** Whether the costs are those of a part of the candidates. */
    boolean isPartial() {
      return cost.candidates() < in;
    }
  }

  /**
   * A stage's part in how much the funnel narrows, 0 to 1: {@code ln(in/out) / ln(N/M)}, where N
   * went into the first stage and M came out of the last. Shares of stages that follow each other
   * add up to 1. Nothing where a count is unknown or 0, or the funnel does not narrow.
   */
  Optional<Double> shareOfLoss(Stage stage) {
    if (stages.isEmpty() || stage.out() == null) {
      return Optional.empty();
    }
    Long remained = stages.getLast().out();
    if (remained == null || remained == 0 || stage.out() == 0 || stage.in() == 0) {
      return Optional.empty();
    }
    double narrowing = Math.log((double) stages.getFirst().in() / remained);
    return narrowing <= 0
        ? Optional.empty()
        : Optional.of(Math.log((double) stage.in() / stage.out()) / narrowing);
  }
}
