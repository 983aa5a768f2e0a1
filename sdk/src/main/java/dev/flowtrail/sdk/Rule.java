package dev.flowtrail.sdk;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One named predicate about a candidate, which knows the value it looks at. Immutable, so a
 * constant serves every filter.
 *
 * <pre>{@code
 * rule("min_rating", Product::rating, atLeast(3.8))
 * rule("max_minutes", Film::minutes, atMost(120)).passUnknown()
 * rule("in_stock", Product::inStock)
 * }</pre>
 *
 * <p>Rules should only look: how often one is asked depends on whether recording is enabled.
 *
 * @param <T> the candidates
 */
public final class Rule<T> {
  private final String name;
  private final Function<? super T, ?> actual;
  private final Condition<Object> condition;
  private final boolean unknownPasses;

  private Rule(
      String name,
      Function<? super T, ?> actual,
      Condition<Object> condition,
      boolean unknownPasses) {
    this.name = name;
    this.actual = actual;
    this.condition = condition;
    this.unknownPasses = unknownPasses;
  }

  /**
   * A rule about a value of the candidate. A candidate whose value is null, so not known, fails.
   *
   * @param name 1 to 255 characters, the same in every flow: {@code "min_rating"}
   * @param actual reads the value to compare from the candidate
   */
  @SuppressWarnings("unchecked") // The function gives what the condition takes.
  public static <T, V> Rule<T> rule(
      String name,
      Function<? super T, ? extends @Nullable V> actual,
      Condition<? super V> condition) {
    Objects.requireNonNull(actual, "actual");
    Objects.requireNonNull(condition, "condition");
    return new Rule<>(Text.name(name), actual, (Condition<Object>) condition, false);
  }

  /** A rule that the candidate keeps or does not keep, without a value to tell. */
  public static <T> Rule<T> rule(String name, Predicate<? super T> holds) {
    Objects.requireNonNull(holds, "holds");
    Function<T, Boolean> actual = holds::test;
    return rule(name, actual, Condition.is(true));
  }

  /** The same rule, kept by candidates whose value is null. */
  public Rule<T> passUnknown() {
    return new Rule<>(name, actual, condition, true);
  }

  /** What the rule is called. */
  public String name() {
    return name;
  }

  /** What the rule looks at; throws what the user's function throws. */
  @Nullable Object actual(T candidate) {
    return actual.apply(candidate);
  }

  boolean passes(@Nullable Object value) {
    return value == null ? unknownPasses : condition.holds(value);
  }

  Condition<Object> condition() {
    return condition;
  }

  boolean unknownPasses() {
    return unknownPasses;
  }
}
