package dev.flowtrail.demo.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Adds up weighted parts, and keeps the parts. */
public record ScoreCard<T>(List<Part<T>> parts) {

  /**
   * One reason to like a candidate.
   *
   * @param weight the most points this part can give; the weights of a card add up to 1
   * @param value from 0, not at all, to 1, perfect
   */
  public record Part<T>(String name, double weight, ToDoubleFunction<? super T> value) {}

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

  /** The weights as they are recorded. */
  public Map<String, Double> weights() {
    Map<String, Double> weights = new LinkedHashMap<>();
    parts.forEach(part -> weights.put(part.name(), part.weight()));
    return weights;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
