package dev.flowtrail.demo.decision;

import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts of all rules about one candidate, in the order of the rules. */
public record Evaluation<T>(T candidate, Map<String, RuleResult> rules) {

  /** Whether no rule failed. */
  public boolean passed() {
    return rules.values().stream().allMatch(RuleResult::passed);
  }

  /** Names every rule that failed, not only the first: {@code rating: 6.1 is not >= 7.0; ...}. */
  public String reason() {
    if (passed()) {
      return "passed all " + rules.size() + " rules";
    }
    return rules.entrySet().stream()
        .filter(entry -> !entry.getValue().passed())
        .map(entry -> entry.getKey() + ": " + entry.getValue().detail())
        .collect(Collectors.joining("; "));
  }
}
