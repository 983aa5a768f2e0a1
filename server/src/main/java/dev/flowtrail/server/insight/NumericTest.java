package dev.flowtrail.server.insight;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a number with one bound, or with two that are both included.
 *
 * @param operator one of {@code >=}, {@code >}, {@code <=}, {@code <}, {@code between}
 */
record NumericTest(String operator, List<BigDecimal> bounds) {

  /** Nothing for a comparison of anything else. */
  static Optional<NumericTest> of(@Nullable String operator, @Nullable String threshold) {
    if (operator == null) {
      return Optional.empty();
    }
    List<BigDecimal> bounds = Distance.numbers(threshold);
    int expected =
        switch (operator) {
          case ">=", ">", "<=", "<" -> 1;
          case "between" -> 2;
          default -> -1;
        };
    return bounds.size() == expected
        ? Optional.of(new NumericTest(operator, bounds))
        : Optional.empty();
  }

  /** The same comparison with another threshold, as JSON. */
  Optional<NumericTest> with(String threshold) {
    return of(operator, threshold);
  }

  boolean passes(BigDecimal actual) {
    int compared = actual.compareTo(bounds.get(0));
    return switch (operator) {
      case ">=" -> compared >= 0;
      case ">" -> compared > 0;
      case "<=" -> compared <= 0;
      case "<" -> compared < 0;
      default -> compared >= 0 && actual.compareTo(bounds.get(1)) <= 0;
    };
  }
}
