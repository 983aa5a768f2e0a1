package dev.flowtrail.server.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step recorded of one candidate.
 *
 * @param passed whether it went on; null where the step does not say
 * @param score higher is better
 * @param rank 1 is best
 * @param rules in the order in which they were recorded
 */
record Candidate(
    String id,
    @Nullable Boolean passed,
    @Nullable Double score,
    @Nullable Double rank,
    @Nullable String reason,
    List<RuleVerdict> rules) {

  List<RuleVerdict> failedRules() {
    return rules.stream().filter(RuleVerdict::failed).toList();
  }

  /** Whether it went on as far as its own record tells; null when that says nothing. */
  @Nullable Boolean wentOn() {
    if (passed != null) {
      return passed;
    }
    return rules.stream().anyMatch(RuleVerdict::failed) ? Boolean.FALSE : null;
  }
}
