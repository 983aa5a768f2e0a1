package dev.flowtrail.server.process;

import dev.flowtrail.server.process.StepDeterminism.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What of a process would happen again.
 *
 * @param steps by position
 */
record Determinism(String process, Looked looked, List<StepDeterminism> steps) {

  /** Where randomness enters: what varies later may only be its consequence. */
  Optional<StepDeterminism> firstRandom() {
    return steps.stream().filter(step -> step.verdict() == Verdict.VARIES).findFirst();
  }

  String sentence() {
    long known = steps.stream().filter(step -> step.verdict() != Verdict.UNKNOWN).count();
    if (known == 0) {
      return "Whether this process would do the same again is unknown: no step was given the same"
          + " input twice.";
    }
    return firstRandom()
        .map(step ->
            "Randomness enters at %s: with the same input, %s of the pairs of runs differ."
                .formatted(step.step(), Words.percent(step.flipRate())))
        .orElse("No step varied when it was given the same input.")
        .concat(unknown(steps.size() - known));
  }

  private static String unknown(long steps) {
    return steps == 0 ? "" : " Of %s nothing can be said.".formatted(Words.count(steps, "step"));
  }
}
