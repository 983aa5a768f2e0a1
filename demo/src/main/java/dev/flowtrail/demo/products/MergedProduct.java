package dev.flowtrail.demo.products;

/** A product as it is recorded when colours are merged. */
record MergedProduct(String asin, String title, String mergedInto, boolean passed, String reason) {

  static MergedProduct of(Product product, Merge merge) {
    Product target = merge.target(product);
    boolean kept = target.equals(product);
    return new MergedProduct(
        product.asin(),
        product.title(),
        target.asin(),
        kept,
        kept ? "stands for its product" : "another colour of " + target.asin());
  }
}
