package dev.flowtrail.demo.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds up weighted parts, and keeps the parts.
 *
 * @param reference what the candidates are compared with; null when the parts need nothing else
 */
public record ScoreCard<T>(@Nullable Object reference, List<Part<T>> parts) {

  /**
   * One reason to like a candidate.
   *
   * @param weight the most points this part can give; the weights of a card add up to 1
   * @param value from 0, not at all, to 1, perfect
   */
  public record Part<T>(String name, double weight, ToDoubleFunction<? super T> value) {}

  /** The card as it is recorded. */
  record Settings(Map<String, Double> weights, @Nullable Object reference) {}

  /** A part of a card. */
  public static <T> Part<T> part(String name, double weight, ToDoubleFunction<? super T> value) {
    return new Part<>(name, weight, value);
  }

  /** Scores one candidate from 0 to 1, to four decimals. */
  public Scored<T> score(T candidate) {
    Map<String, Double> points = new LinkedHashMap<>();
    parts.forEach(part ->
        points.put(part.name(), rounded(part.weight() * part.value().applyAsDouble(candidate))));
    double total = points.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Scored<>(candidate, rounded(total), points);
  }

  String reason(int candidates) {
    String names = parts.stream().map(Part::name).collect(Collectors.joining(", "));
    return "scored " + candidates + " by " + names;
  }

  Settings settings() {
    Map<String, Double> weights = new LinkedHashMap<>();
    parts.forEach(part -> weights.put(part.name(), part.weight()));
    return new Settings(weights, reference);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
