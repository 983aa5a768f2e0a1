package dev.flowtrail.demo.products;

import java.util.List;

/** A product as it is recorded when a search finds it. */
record FoundProduct(
    String asin,
    String title,
    String brand,
    String category,
    double price,
    double rating,
    int reviews,
    List<String> keywords,
    int place,
    boolean passed,
    String reason) {

  static FoundProduct of(Found found, int places) {
    Product product = found.product();
    return new FoundProduct(
        product.asin(),
        product.title(),
        product.brand(),
        product.category(),
        product.price(),
        product.rating(),
        product.reviews(),
        found.keywords(),
        found.bestPlace(),
        found.within(places),
        "best place %d, %d are taken".formatted(found.bestPlace(), places));
  }
}
