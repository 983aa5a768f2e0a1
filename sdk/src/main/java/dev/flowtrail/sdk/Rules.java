package dev.flowtrail.sdk;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a filter, with how they are applied. Immutable, so a constant serves every filter.
 *
 * <pre>{@code
 * static final Rules<Product> RULES = Rules.of(
 *         rule("min_rating", Product::rating, atLeast(3.8)),
 *         rule("price", Product::price, between(12.5, 50)))
 *     .version("2026.2");
 * }</pre>
 *
 * @param <T> the candidates
 */
public final class Rules<T> {
  private final List<Rule<T>> rules;
  private final @Nullable String version;
  private final boolean firstFail;

  private Rules(List<Rule<T>> rules, @Nullable String version, boolean firstFail) {
    this.rules = rules;
    this.version = version;
    this.firstFail = firstFail;
  }

  /** These rules, in the order in which they are asked. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public static <T> Rules<T> of(Rule<? super T>... rules) {
    return Rules.<T>of(Arrays.asList(rules));
  }

  /** These rules, in the order in which they are asked. */
  @SuppressWarnings("unchecked") // A rule only takes candidates.
  public static <T> Rules<T> of(Collection<? extends Rule<? super T>> rules) {
    return new Rules<>(List.copyOf((Collection<Rule<T>>) rules), null, false);
  }

  /** The same rules under a version, which is recorded beside them. */
  public Rules<T> version(String version) {
    return new Rules<>(rules, version, firstFail);
  }

  /**
   * The same rules, asked only until one fails. Cheaper where rules are dear; but of a dropped
   * candidate nobody learns whether the later rules would have dropped it too, so the recorded
   * numbers blame the rules that stand first. The recording says so.
   */
  public Rules<T> firstFail() {
    return new Rules<>(rules, version, true);
  }

  List<Rule<T>> list() {
    return rules;
  }

  @Nullable String version() {
    return version;
  }

  boolean endsAtFirstFail() {
    return firstFail;
  }

  /** What a filter without any recording does. */
  boolean pass(T candidate) {
    for (Rule<T> rule : rules) {
      if (!rule.passes(rule.actual(candidate))) {
        return false;
      }
    }
    return true;
  }
}
