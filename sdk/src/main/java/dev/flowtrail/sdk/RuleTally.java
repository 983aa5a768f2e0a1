package dev.flowtrail.sdk;

import java.util.List;

/** How many candidates there were, how many passed, and how many each rule failed. */
final class RuleTally<T> {
  private final List<RuleColumn<T>> rules;
  private final int[] failed;
  private int asked;
  private int passed;

  RuleTally(List<RuleColumn<T>> rules) {
    this.rules = rules;
    this.failed = new int[rules.size()];
  }

  void count(Verdicts<T> verdicts) {
    asked++;
    passed += verdicts.passed() ? 1 : 0;
    for (int i = 0; i < failed.length; i++) {
      failed[i] += verdicts.failed(i) ? 1 : 0;
    }
  }

  int asked() {
    return asked;
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
}
