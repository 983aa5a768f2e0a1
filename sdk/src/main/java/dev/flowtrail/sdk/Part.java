package dev.flowtrail.sdk;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * One reason to like a candidate: gives {@code weight * value} of its score.
 *
 * <pre>{@code
 * step.rank("ranking", kept, Product::asin, 5,
 *     part("price", 0.6, product -> closeness(product.price())),
 *     part("rating", 0.4, product -> product.rating() / 5));
 * }</pre>
 *
 * @param <T> the candidates
 */
public final class Part<T> {
  private final String name;
  private final double weight;
  private final ToDoubleFunction<? super T> value;

  private Part(String name, double weight, ToDoubleFunction<? super T> value) {
    this.name = name;
    this.weight = weight;
    this.value = value;
  }

  /** A part that counts as it is. */
  public static <T> Part<T> part(String name, ToDoubleFunction<? super T> value) {
    return part(name, 1, value);
  }

  /**
   * A part with a weight.
   *
   * @param name 1 to 255 characters, the same in every flow
   */
  public static <T> Part<T> part(String name, double weight, ToDoubleFunction<? super T> value) {
    return new Part<>(Text.name(name), weight, Objects.requireNonNull(value, "value"));
  }

  @SuppressWarnings("unchecked") // A part only takes candidates.
  static <T> List<Part<T>> list(Collection<? extends Part<? super T>> parts) {
    return List.copyOf((Collection<Part<T>>) parts);
  }

  /** What the part is called. */
  public String name() {
    return name;
  }

  double weight() {
    return weight;
  }

  double points(T candidate) {
    return weight * value.applyAsDouble(candidate);
  }
}
