package dev.flowtrail.sdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A candidate with its score and what each part gave, from {@link Step#score}. Immutable.
 *
 * <pre>{@code
 * List<Scored<Product>> scored = step.score("scores", kept, Product::asin, priceAndRating);
 * double best = scored.get(0).score();
 * }</pre>
 *
 * @param <T> the candidate
 */
public final class Scored<T> {
  private final T candidate;
  private final double score;
  private final List<String> names;
  private final double[] points;

  Scored(T candidate, double score, List<String> names, double[] points) {
    this.candidate = candidate;
    this.score = score;
    this.names = names;
    this.points = points;
  }

  /** Who was scored. */
  public T candidate() {
    return candidate;
  }

  /** The sum of all parts; higher is better. */
  public double score() {
    return score;
  }

  /** What each part gave, by its name; empty when the score has no parts. */
  public Map<String, Double> parts() {
    Map<String, Double> parts = new LinkedHashMap<>();
    for (int i = 0; i < points.length; i++) {
      parts.merge(names.get(i), points[i], Double::sum);
    }
    return Collections.unmodifiableMap(parts);
  }

  /** In the order of the parts; not to be changed. */
  double[] points() {
    return points;
  }

  List<String> partNames() {
    return names;
  }

  @Override
  public String toString() {
    return candidate + ": " + score;
  }
}
