package dev.flowtrail.server.insight;

import org.jspecify.annotations.Nullable;

/**
 * What one rule said about a candidate.
 *
 * @param passed null where the rule was asked and could not tell
 * @param actual the candidate's value, as JSON
 * @param threshold what it was compared with, as JSON
 * @param operator how it was compared: {@code >=}
 */
record RuleVerdict(
    String name,
    @Nullable Boolean passed,
    @Nullable String actual,
    @Nullable String threshold,
    @Nullable String operator,
    @Nullable String detail) {

  static RuleVerdict of(String name, @Nullable Boolean passed) {
    return new RuleVerdict(name, passed, null, null, null, null);
  }

  boolean failed() {
    return Boolean.FALSE.equals(passed);
  }
}
