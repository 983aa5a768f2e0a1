package dev.flowtrail.demo.products;

/** A product as it is recorded when the model has judged it. */
record JudgedProduct(
    String asin,
    String title,
    String verdict,
    double confidence,
    boolean passed,
    String rationale) {

  static JudgedProduct of(Product product, Judgement judgement) {
    return new JudgedProduct(
        product.asin(),
        product.title(),
        judgement.verdict().word(),
        judgement.confidence(),
        judgement.competitor(),
        judgement.rationale());
  }
}
