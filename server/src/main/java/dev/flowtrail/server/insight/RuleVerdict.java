package dev.flowtrail.server.insight;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** {@code 4.3 >= 4.5}: value, comparison, threshold, in the digits that were recorded. */
  Optional<String> measure() {
    String parts =
        Stream.of(actual, operator, threshold).filter(Objects::nonNull).collect(joining(" "));
    return actual == null && threshold == null ? Optional.empty() : Optional.of(parts);
  }

  boolean failed() {
    return Boolean.FALSE.equals(passed);
  }
}
