package dev.flowtrail.server.insight;

import dev.flowtrail.server.store.StepRecord;
import java.util.Locale;
import java.util.Optional;

/**
 * Two runs of a step beside each other.
 *
 * @param candidates empty where at least one of them recorded none
 * @param partial whether one of them recorded only a part of its candidates
 */
record StepComparison(
    Optional<StepRecord> left,
    Optional<StepRecord> right,
    Verdict verdict,
    Optional<CandidateDifference> candidates,
    boolean partial) {

  /** What tells two runs of a step apart; the first of these that holds, in the order of causes. */
  enum Verdict {
    SAME,
    INPUT_CHANGED,
    CONFIGURATION_CHANGED,
    /** The only one that makes the step itself responsible. */
    SAME_INPUT_DIFFERENT_OUTPUT,
    /** Nothing of the input was recorded, so that nobody can say who is responsible. */
    OUTPUT_CHANGED,
    ONLY_LEFT,
    ONLY_RIGHT;

    /** The name in JSON: {@code input_changed}. */
    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static StepComparison onlyLeft(StepRecord left) {
    return new StepComparison(
        Optional.of(left), Optional.empty(), Verdict.ONLY_LEFT, Optional.empty(), false);
  }

  static StepComparison onlyRight(StepRecord right) {
    return new StepComparison(
        Optional.empty(), Optional.of(right), Verdict.ONLY_RIGHT, Optional.empty(), false);
  }

  StepRecord either() {
    return left.or(() -> right).orElseThrow();
  }
}
