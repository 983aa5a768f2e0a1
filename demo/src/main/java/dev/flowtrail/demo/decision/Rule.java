package dev.flowtrail.demo.decision;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One named predicate about a candidate.
 *
 * @param actual reads the value to compare from the candidate; null where it is not known
 * @param unknownPasses the verdict about candidates whose value is not known
 */
public record Rule<T, V>(
    String name,
    Function<? super T, ? extends @Nullable V> actual,
    Condition<? super V> condition,
    boolean unknownPasses) {

  /** A rule as it is recorded. */
  record Setting(String operator, Object threshold, String unknown) {}

  /** A rule that fails candidates whose value is not known. */
  public static <T, V> Rule<T, V> rule(
      String name,
      Function<? super T, ? extends @Nullable V> actual,
      Condition<? super V> condition) {
    return new Rule<>(name, actual, condition, false);
  }

  /** The same rule with its verdict about values that are not known. */
  public Rule<T, V> unknownPasses(boolean passes) {
    return new Rule<>(name, actual, condition, passes);
  }

  RuleResult apply(T candidate) {
    @Nullable V value = actual.apply(candidate);
    boolean passed = value == null ? unknownPasses : condition.holds().test(value);
    return new RuleResult(
        passed, value, condition.threshold(), condition.operator(), detail(value, passed));
  }

  Setting setting() {
    return new Setting(
        condition.operator(), condition.threshold(), unknownPasses ? "passes" : "fails");
  }

  private String detail(@Nullable V value, boolean passed) {
    if (value == null) {
      return "not known, which " + (passed ? "passes" : "fails");
    }
    String verdict = passed ? " is " : " is not ";
    return value + verdict + condition.operator() + " " + condition.threshold();
  }
}
