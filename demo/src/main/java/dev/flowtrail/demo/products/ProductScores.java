package dev.flowtrail.demo.products;

import static dev.flowtrail.sdk.Part.part;

import dev.flowtrail.sdk.Part;
import java.util.List;

/** What makes a competitor a strong one: as dear as the reference, well rated, often reviewed. */
final class ProductScores {

  private static final double MOST_REVIEWS = 10_000;

  private ProductScores() {}

  static List<Part<Product>> of(Product reference) {
    return List.of(
        part("price", 0.4, product -> closeness(product.price(), reference.price())),
        part("rating", 0.35, product -> product.rating() / 5),
        part("reviews", 0.25, product -> fame(product.reviews())));
  }

  private static double closeness(double price, double wanted) {
    return Math.min(price, wanted) / Math.max(price, wanted);
  }

  private static double fame(int reviews) {
    return Math.min(1, Math.log1p(reviews) / Math.log1p(MOST_REVIEWS));
  }
}
