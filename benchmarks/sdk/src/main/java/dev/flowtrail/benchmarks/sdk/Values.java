package dev.flowtrail.benchmarks.sdk;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is recorded. */
final class Values {
  static final Map<String, Object> SMALL_MAP =
      Map.of("asin", "B0XYZ123", "price", 29.99, "rating", 4.4, "qualified", true);

  static final Product PRODUCT = new Product("B0XYZ123", 29.99, 4.4, 1_204, "DE");

  private Values() {}

  /** A candidate. */
  record Product(String asin, double price, double rating, int reviews, String market) {}

  /** Candidates of which each rule of {@link FilterBenchmark} drops some. */
  static List<Product> products(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Product(
                "B%07d".formatted(i),
                5 + i % 97,
                1 + i % 41 / 10.0,
                i * 31 % 1_000,
                i % 7 == 0 ? "FR" : "DE"))
        .toList();
  }
}
