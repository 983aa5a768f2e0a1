package dev.flowtrail.server.process;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a step does the same again when it is given the same. Groups are runs with equal input
 * and configuration, at least two in each.
 *
 * @param runs how many runs completed the step
 * @param inputIs how the input of those runs is known whose input and results are
 * @param differingGroups groups with more than one output
 * @param repeatedRuns runs in all groups
 * @param deviatingRuns those of them beside their group's commonest output
 * @param entropy of a run's output within its group, in bits, mean over the repeated runs
 * @param flipRate the share of pairs of runs within a group whose outputs differ
 */
record StepDeterminism(
    StepName step,
    int position,
    @Nullable String kind,
    long runs,
    Optional<InputIs> inputIs,
    long groups,
    long differingGroups,
    long repeatedRuns,
    long deviatingRuns,
    double meanOutputs,
    long maxOutputs,
    double entropy,
    double flipRate,
    List<Example> examples,
    Optional<SetStability> setStability) {

  /** How a step's input is known. */
  enum InputIs {
    RECORDED,
    /**
     * It let nobody through whom the step before did not, and their results stand for its input.
     */
    STEP_BEFORE,
    MIXED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What can be said of a step. */
  enum Verdict {
    DETERMINISTIC,
    VARIES,
    UNKNOWN;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Two runs in which the step was given the same and did not do the same. */
  record Example(UUID left, UUID right) {}

  /**
   * How far those overlap that went on, where outputs differ.
   *
   * @param jaccard the mean over the pairs
   */
  record SetStability(double jaccard, int pairs) {}

  /** The newest pair that shows that it varies. */
  Optional<Example> example() {
    return examples.stream().findFirst();
  }

  StepDeterminism with(List<Example> pairs, Optional<SetStability> stability) {
    return new StepDeterminism(
        step,
        position,
        kind,
        runs,
        inputIs,
        groups,
        differingGroups,
        repeatedRuns,
        deviatingRuns,
        meanOutputs,
        maxOutputs,
        entropy,
        flipRate,
        pairs,
        stability);
  }

  Verdict verdict() {
    return groups == 0
        ? Verdict.UNKNOWN
        : differingGroups == 0 ? Verdict.DETERMINISTIC : Verdict.VARIES;
  }

  /** Up to which share of runs the step may deviate as far as this sample tells, at 95 %. */
  Optional<Double> bound() {
    return repeatedRuns == 0
        ? Optional.empty()
        : Optional.of(VariationBound.upper(deviatingRuns, repeatedRuns));
  }

  String sentence() {
    return switch (verdict()) {
      case UNKNOWN ->
          inputIs.isEmpty()
              ? "%s: unknown, no run recorded both what went in and what came out.".formatted(step)
              : "%s: unknown, no input was repeated.".formatted(step);
      case DETERMINISTIC ->
          "%s did the same in all %s that repeated an input; a share of deviating runs below %s cannot be ruled out (95 %%)."
              .formatted(
                  step, Words.count(repeatedRuns, "run"), Words.percent(bound().orElse(1.0)));
      case VARIES ->
          "%s varies: %s of the pairs of runs with the same input differ, in %d of %s."
              .formatted(
                  step,
                  Words.percent(flipRate),
                  differingGroups,
                  Words.count(groups, "repeated input"));
    };
  }
}
