package dev.flowtrail.demo.products;

import static java.util.Comparator.comparing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Colours of one product merged into the listing that most buyers reviewed.
 *
 * @param kept by model, the listing that stands for it
 */
record Merge(List<Product> products, Map<String, Product> kept) {

  private static final BinaryOperator<Product> MOST_REVIEWED =
      BinaryOperator.maxBy(comparing(Product::reviews).thenComparing(Product::asin));

  static Merge of(List<Product> products) {
    Map<String, Product> kept = new LinkedHashMap<>();
    products.forEach(product -> kept.merge(product.model(), product, MOST_REVIEWED));
    return new Merge(products, kept);
  }

  List<Product> result() {
    return List.copyOf(kept.values());
  }

  Product target(Product product) {
    return kept.getOrDefault(product.model(), product);
  }
}
