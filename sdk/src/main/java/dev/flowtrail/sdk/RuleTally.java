package dev.flowtrail.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many candidates there were, how many passed, and how many each rule failed. */
final class RuleTally<T> {
  private final List<RuleColumn<T>> rules;
  private final int[] failed;
  private final int[] failedAlone;
  private final int[] unknown;
  private final int[] threw;
  private int asked;
  private int passed;

  RuleTally(List<RuleColumn<T>> rules) {
    this.rules = rules;
    this.failed = new int[rules.size()];
    this.failedAlone = new int[rules.size()];
    this.unknown = new int[rules.size()];
    this.threw = new int[rules.size()];
  }

  void count(Verdicts<T> verdicts) {
    asked++;
    passed += verdicts.passed() ? 1 : 0;
    for (int i = 0; i < failed.length; i++) {
      failed[i] += verdicts.failed(i) ? 1 : 0;
      unknown[i] += verdicts.unknown(i) ? 1 : 0;
      threw[i] += verdicts.threw(i) ? 1 : 0;
    }
    int only = verdicts.passed() ? -1 : verdicts.onlyFailed();
    if (only >= 0) {
      failedAlone[only]++;
    }
  }

  int asked() {
    return asked;
  }

  int passed() {
    return passed;
  }

  /** {@code kept 12 of 50}. */
  String kept() {
    return "kept " + passed + " of " + asked;
  }

  /** {@code ; price failed most (21)}; empty when none failed. */
  String worst() {
    int worst = 0;
    for (int i = 1; i < failed.length; i++) {
      worst = failed[i] > failed[worst] ? i : worst;
    }
    return failed.length == 0 || failed[worst] == 0
        ? ""
        : "; " + rules.get(worst).name() + " failed most (" + failed[worst] + ")";
  }

  /** By rule; {@code failedAlone} counts those that would have gone on without that one rule. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (int i = 0; i < failed.length; i++) {
      Map<String, Integer> rule = new LinkedHashMap<>();
      rule.put("failed", failed[i]);
      rule.put("failedAlone", failedAlone[i]);
      rule.put("unknown", unknown[i]);
      rule.put("threw", threw[i]);
      counts.put(rules.get(i).name(), rule);
    }
    return counts;
  }
}
