package dev.flowtrail.demo.products;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Rule.rule;
import static java.util.stream.Collectors.toMap;

import dev.flowtrail.sdk.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the model said about all candidates, in the order they came. */
record Judgements(Map<Product, Judgement> byProduct) {

  private static final double SURE = 0.75;

  static Judgements of(Assignment assignment, List<Product> products) {
    Function<Product, Judgement> judge =
        product -> assignment.model().judge(assignment.reference(), product);
    return new Judgements(
        products.stream()
            .collect(
                toMap(Function.identity(), judge, (first, again) -> first, LinkedHashMap::new)));
  }

  List<Product> competitors() {
    return byProduct.entrySet().stream()
        .filter(judged -> judged.getValue().competitor())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Nobody is picked on the word of a model that is not sure. */
  Rule<Product> sure() {
    return rule("confidence", this::confidence, atLeast(SURE));
  }

  private @Nullable Double confidence(Product product) {
    Judgement judgement = byProduct.get(product);
    return judgement == null ? null : judgement.confidence();
  }

  String reason() {
    return "%d of %d are competitors in the model's eyes"
        .formatted(competitors().size(), byProduct.size());
  }
}
