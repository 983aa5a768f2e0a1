package dev.flowtrail.demo.decision;

import java.util.Map;

/** A candidate of a filter as it is recorded. */
record EvaluatedRow(
    String id, String title, boolean passed, String reason, Map<String, RuleResult> rules) {

  static <T extends Candidate> EvaluatedRow of(Evaluation<T> evaluation) {
    return new EvaluatedRow(
        evaluation.candidate().id(),
        evaluation.candidate().title(),
        evaluation.passed(),
        evaluation.reason(),
        evaluation.rules());
  }
}
