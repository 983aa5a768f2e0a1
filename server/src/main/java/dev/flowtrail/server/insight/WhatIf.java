package dev.flowtrail.server.insight;

import dev.flowtrail.server.insight.WhatIfTally.Decided;
import dev.flowtrail.server.store.StepRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What another threshold of one rule would have changed in its step. Later steps would have to run
 * again.
 *
 * @param in how many candidates the step decided about
 * @param unreadable whether the stored data is missing or damaged
 * @param at what is asked about a threshold in particular
 */
record WhatIf(
    StepRecord step,
    String rule,
    long in,
    WhatIfTally tally,
    boolean unreadable,
    Optional<NumericTest> at) {

  /** How far the counts can be relied on. */
  enum Answer {
    EXACT,
    /** Not all rules were asked of those who failed this one: they may fail others. */
    AT_MOST,
    UNKNOWN;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Answer answer() {
    if (unreadable || tally.test().isEmpty() || tally.candidates() < in || isIncomplete()) {
      return Answer.UNKNOWN;
    }
    return tally.allOthersAsked() ? Answer.EXACT : Answer.AT_MOST;
  }

  private boolean isIncomplete() {
    return tally.leftOut() > 0 || tally.withoutValue() > 0;
  }

  String sentence() {
    if (unreadable) {
      return "Unknown: the data of this step is gone.";
    }
    if (!tally.found()) {
      return "Unknown: no candidate of this step was asked the rule %s.".formatted(rule);
    }
    if (tally.thresholdsDiffer()) {
      return "Unknown: candidates were compared with different thresholds.";
    }
    if (tally.test().isEmpty()) {
      return "Unknown: this rule does not compare a number with a threshold.";
    }
    if (tally.candidates() < in) {
      return String.format(
          Locale.ROOT,
          "Unknown for all: the values of %,d of %,d candidates were recorded, and this counts them"
              + " alone.",
          tally.candidates(),
          in);
    }
    if (isIncomplete()) {
      return String.format(
          Locale.ROOT,
          "Unknown for all: %,d candidates about whom this rule decides are not counted here.",
          tally.leftOut() + tally.withoutValue());
    }
    String later = " Later steps would have to run again.";
    return tally.allOthersAsked()
        ? "Exact for this step." + later
        : "At most: not all rules were asked of those who failed this one, and they may fail others."
            + later;
  }

  /** Who does not pass now and would. */
  List<Decided> more(NumericTest test) {
    return tally.decided().stream().filter(it -> !it.passes() && test.passes(it.value())).toList();
  }

  /** Who passes now and would not. */
  List<Decided> fewer(NumericTest test) {
    return tally.decided().stream().filter(it -> it.passes() && !test.passes(it.value())).toList();
  }
}
