package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A comparison that can say what it compares with, so that a verdict can be explained later.
 * Immutable; what it is given must not change afterwards.
 *
 * <pre>{@code
 * rule("min_rating", Product::rating, atLeast(3.8))
 * rule("price", Product::price, between(12.5, 50))
 * rule("market", Product::market, oneOf("DE", "AT"))
 * rule("near", Shop::position, satisfies("within 5 km of", home, p -> p.km(home) <= 5))
 * }</pre>
 *
 * <p>Numbers compare by their value, whatever their types: {@code 4} is at least {@code 4.0}. No
 * comparison with NaN holds.
 *
 * @param <V> what is compared
 */
public final class Condition<V> {
  private final String operator;
  private final @Nullable Object threshold;
  private final @Nullable FieldType type;
  private final Predicate<? super V> holds;
  private final @Nullable ToDoubleFunction<Number> distance;

  private Condition(
      String operator,
      @Nullable Object threshold,
      @Nullable FieldType type,
      Predicate<? super V> holds,
      @Nullable ToDoubleFunction<Number> distance) {
    this.operator = operator;
    this.threshold = threshold;
    this.type = type;
    this.holds = holds;
    this.distance = distance;
  }

  /** Holds for numbers from the minimum on. */
  public static Condition<Number> atLeast(Number minimum) {
    return numeric(
        ">=",
        minimum,
        actual -> Numbers.atLeast(actual, minimum),
        actual -> minimum.doubleValue() - actual.doubleValue());
  }

  /** Holds for numbers up to the maximum. */
  public static Condition<Number> atMost(Number maximum) {
    return numeric(
        "<=",
        maximum,
        actual -> Numbers.atLeast(maximum, actual),
        actual -> actual.doubleValue() - maximum.doubleValue());
  }

  /** Holds for numbers from low to high, both included. */
  public static Condition<Number> between(Number low, Number high) {
    return numeric(
        "between",
        List.of(low, high),
        actual -> Numbers.atLeast(actual, low) && Numbers.atLeast(high, actual),
        actual ->
            Math.max(
                low.doubleValue() - actual.doubleValue(),
                actual.doubleValue() - high.doubleValue()));
  }

  /** Holds for what equals one of the given values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public static <V> Condition<V> oneOf(V... allowed) {
    return oneOf(Arrays.asList(allowed));
  }

  /** Holds for what equals one of the given values. */
  public static <V> Condition<V> oneOf(Collection<? extends V> allowed) {
    Set<V> values = new LinkedHashSet<>(allowed);
    FieldType type = values.isEmpty() ? null : FieldTypes.of(values.iterator().next());
    return new Condition<>("in", values, type, values::contains, null);
  }

  /** Holds for what equals the given value. */
  public static <V> Condition<V> is(V wanted) {
    return new Condition<>("=", wanted, FieldTypes.of(wanted), wanted::equals, null);
  }

  /** Holds for everything but what equals the given value. */
  public static <V> Condition<V> isNot(V unwanted) {
    return new Condition<>(
        "!=", unwanted, FieldTypes.of(unwanted), actual -> !unwanted.equals(actual), null);
  }

  /**
   * Holds when the predicate says so.
   *
   * @param operator the comparison in words, as it reads between an actual value and the threshold:
   *     {@code "within 5 km of"}
   * @param threshold what is compared with; recorded, and not looked at otherwise
   */
  public static <V> Condition<V> satisfies(
      String operator, @Nullable Object threshold, Predicate<? super V> holds) {
    return new Condition<>(operator, threshold, null, holds, null);
  }

  private static Condition<Number> numeric(
      String operator,
      Object threshold,
      Predicate<Number> holds,
      ToDoubleFunction<Number> distance) {
    return new Condition<>(operator, threshold, FieldType.NUMBER, holds, distance);
  }

  String operator() {
    return operator;
  }

  @Nullable Object threshold() {
    return threshold;
  }

  /** The type of the actual values, where it is known beforehand. */
  @Nullable FieldType type() {
    return type;
  }

  /** By how much a value that does not hold misses the threshold; NaN when that cannot be said. */
  double distance(@Nullable Object actual) {
    return distance != null && actual instanceof Number number
        ? distance.applyAsDouble(number)
        : Double.NaN;
  }

  boolean holds(V actual) {
    return holds.test(actual);
  }
}
