package dev.flowtrail.demo.products;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /** Why a competitor should not be picked on the model's word alone. */
  Optional<String> doubt(Product product) {
    return Optional.ofNullable(byProduct.get(product))
        .map(Judgement::confidence)
        .filter(confidence -> confidence < SURE)
        .map(confidence -> "confidence %s is below %s".formatted(confidence, SURE));
  }

  String reason() {
    return "%d of %d are competitors in the model's eyes"
        .formatted(competitors().size(), byProduct.size());
  }
}
