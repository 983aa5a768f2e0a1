package dev.flowtrail.demo.products;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.between;
import static dev.flowtrail.sdk.Condition.isNot;
import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.sdk.Rules;

/** What a product must keep to before anybody asks whether it competes. */
final class ProductRules {

  static final String GENEROUS = "2026.1";

  /** Asks for better rated products, and more reviews behind the rating. */
  static final String CHOOSY = "2026.2";

  private ProductRules() {}

  static Rules<Product> of(Product reference, String version) {
    boolean choosy = version.equals(CHOOSY);
    return Rules.of(
            rule(
                "price",
                Product::price,
                between(cents(reference.price() / 2), cents(reference.price() * 2))),
            rule("min_rating", Product::rating, atLeast(choosy ? 4.0 : 3.8)),
            rule("min_reviews", Product::reviews, atLeast(choosy ? 100 : 50)),
            rule("other_brand", Product::brand, isNot(reference.brand())))
        .version(version);
  }

  private static double cents(double price) {
    return Math.round(price * 100) / 100.0;
  }
}
