package dev.flowtrail.demo.products;

import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.sdk.Shape;
import dev.flowtrail.sdk.Step;
import dev.flowtrail.sdk.StepKind;
import java.util.List;

/** The steps of its own that the product pipeline has, each with what it records. */
final class ProductSteps {

  private static final int PLACES_PER_KEYWORD = 60;
  private static final Shape PRODUCTS =
      Shape.candidates("asin").passed("passed").queryable("passed", FieldType.BOOLEAN);
  private static final Shape FOUND =
      PRODUCTS
          .reason("reason")
          .queryable("price", FieldType.NUMBER)
          .queryable("rating", FieldType.NUMBER)
          .queryable("brand", FieldType.STRING);
  private static final Shape JUDGED =
      PRODUCTS
          .reason("rationale")
          .score("confidence")
          .queryable("verdict", FieldType.STRING)
          .queryable("confidence", FieldType.NUMBER);

  private ProductSteps() {}

  record SearchSettings(int places, double minOverlap) {}

  record JudgeInput(Product reference, List<String> asins) {}

  static List<String> keywords(Step step, Assignment assignment) {
    List<String> keywords = assignment.model().keywords(assignment.reference());
    step.kind(StepKind.LLM)
        .capture("input", assignment.reference())
        .capture("config", assignment.model().settings())
        .capture("output", keywords)
        .finish("wrote %d keywords".formatted(keywords.size()));
    return keywords;
  }

  static List<Product> search(Step step, CatalogueSearch search, List<String> keywords)
      throws SearchTimeout {
    step.kind(StepKind.RETRIEVE)
        .capture("input", keywords)
        .capture("config", new SearchSettings(PLACES_PER_KEYWORD, CatalogueSearch.MIN_OVERLAP));
    List<Found> found = search.search(keywords);
    List<Product> taken =
        found.stream().filter(each -> each.within(PLACES_PER_KEYWORD)).map(Found::product).toList();
    step.capture(
            "products",
            found.stream().map(each -> FoundProduct.of(each, PLACES_PER_KEYWORD)),
            FOUND)
        .capture("output", asins(taken))
        .finish("took %d of %d matches".formatted(taken.size(), found.size()));
    return taken;
  }

  static List<Product> merge(Step step, List<Product> products) {
    Merge merge = Merge.of(products);
    step.kind(StepKind.TRANSFORM)
        .capture("input", asins(products))
        .capture(
            "products",
            products.stream().map(product -> MergedProduct.of(product, merge)),
            PRODUCTS.reason("reason"))
        .capture("output", asins(merge.result()))
        .finish(
            "merged %d listings into %d products"
                .formatted(products.size(), merge.result().size()));
    return merge.result();
  }

  static Judgements judge(Step step, Assignment assignment, List<Product> products) {
    Judgements judgements = Judgements.of(assignment, products);
    step.kind(StepKind.LLM)
        .capture("input", new JudgeInput(assignment.reference(), asins(products)))
        .capture("config", assignment.model().settings())
        .capture(
            "judgements",
            judgements.byProduct().entrySet().stream()
                .map(entry -> JudgedProduct.of(entry.getKey(), entry.getValue())),
            JUDGED)
        .capture("output", asins(judgements.competitors()))
        .finish(judgements.reason());
    return judgements;
  }

  private static List<String> asins(List<Product> products) {
    return products.stream().map(Product::asin).toList();
  }
}
