package dev.flowtrail.demo.decision;

import dev.flowtrail.protocol.FieldType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A comparison that can say what it compares with, so that a verdict can be explained later.
 *
 * @param operator as a person reads it: {@code <=}
 * @param threshold what the actual value is held against
 * @param type the type of the actual value, for queries
 * @param holds the comparison itself
 */
public record Condition<V>(
    String operator, Object threshold, FieldType type, Predicate<? super V> holds) {

  /** Holds for numbers from the minimum on. */
  public static Condition<Number> atLeast(Number minimum) {
    return new Condition<>(
        ">=", minimum, FieldType.NUMBER, actual -> actual.doubleValue() >= minimum.doubleValue());
  }

  /** Holds for numbers up to the maximum. */
  public static Condition<Number> atMost(Number maximum) {
    return new Condition<>(
        "<=", maximum, FieldType.NUMBER, actual -> actual.doubleValue() <= maximum.doubleValue());
  }

  /** Holds for numbers from low to high, both included. */
  public static Condition<Number> between(Number low, Number high) {
    return new Condition<>(
        "between",
        List.of(low, high),
        FieldType.NUMBER,
        actual ->
            actual.doubleValue() >= low.doubleValue()
                && actual.doubleValue() <= high.doubleValue());
  }

  /** Holds for texts that are one of the given. */
  public static Condition<String> isOneOf(Collection<String> allowed) {
    return new Condition<>(
        "in", List.copyOf(allowed), FieldType.STRING, Set.copyOf(allowed)::contains);
  }

  /** Holds for everything but the given text. */
  public static Condition<String> isNot(String unwanted) {
    return new Condition<>("!=", unwanted, FieldType.STRING, actual -> !actual.equals(unwanted));
  }
}
