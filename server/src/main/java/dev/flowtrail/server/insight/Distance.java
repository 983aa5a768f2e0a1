package dev.flowtrail.server.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By how much a value misses a threshold, in the digits in which both were recorded. */
final class Distance {

  /** Longer numbers are data of another kind, and exact arithmetic on them has no bound. */
  private static final int MAX_DIGITS = 100;

  private Distance() {}

  /** Nothing unless all are numbers and the operator compares numbers. */
  static Optional<BigDecimal> of(RuleVerdict rule) {
    List<BigDecimal> bounds = numbers(rule.threshold());
    List<BigDecimal> actual = numbers(rule.actual());
    if (rule.operator() == null || actual.size() != 1 || bounds.isEmpty()) {
      return Optional.empty();
    }
    return missed(rule.operator(), actual.get(0), bounds).filter(by -> by.signum() > 0);
  }

  private static Optional<BigDecimal> missed(
      String operator, BigDecimal actual, List<BigDecimal> bounds) {
    return switch (operator) {
      case ">=", ">" -> one(bounds).map(bound -> bound.subtract(actual));
      case "<=", "<" -> one(bounds).map(actual::subtract);
      case "between" ->
          bounds.size() != 2
              ? Optional.empty()
              : Optional.of(bounds.get(0).subtract(actual).max(actual.subtract(bounds.get(1))));
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> one(List<BigDecimal> bounds) {
    return bounds.size() == 1 ? Optional.of(bounds.get(0)) : Optional.empty();
  }

  /** A number, or the numbers of an array; empty for anything else. */
  static List<BigDecimal> numbers(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    boolean array = json.startsWith("[") && json.endsWith("]");
    List<BigDecimal> numbers = new ArrayList<>(2);
    for (String text : (array ? json.substring(1, json.length() - 1) : json).split(",", 4)) {
      if (!isNumber(text.strip())) {
        return List.of();
      }
      numbers.add(new BigDecimal(text.strip()));
    }
    return numbers;
  }

  private static boolean isNumber(String text) {
    return text.length() <= MAX_DIGITS && text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?");
  }
}
