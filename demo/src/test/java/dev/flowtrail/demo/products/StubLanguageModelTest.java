package dev.flowtrail.demo.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.demo.products.Judgement.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StubLanguageModelTest {

  private static final Catalogue CATALOGUE = Catalogue.generate();
  private static final Product REFERENCE = CATALOGUE.devices().getFirst();

  @Test
  void sameSeedSaysTheSame() {
    assertThat(judgements(new StubLanguageModel(7, 1)))
        .isEqualTo(judgements(new StubLanguageModel(7, 1)))
        .isNotEqualTo(judgements(new StubLanguageModel(8, 1)));
  }

  @Test
  void atTemperatureZeroItNeverErrs() {
    StubLanguageModel cold = new StubLanguageModel(7, 0);

    assertThat(CATALOGUE.products())
        .allSatisfy(product ->
            assertThat(cold.judge(REFERENCE, product).verdict())
                .isEqualTo(Verdict.of(REFERENCE, product)));
    assertThat(cold.keywords(REFERENCE))
        .allMatch(keyword -> keyword.contains(ProductFamily.of(REFERENCE).keyword()));
  }

  @Test
  void atTemperatureOneItTakesSomeAccessoriesForCompetitors() {
    StubLanguageModel hot = new StubLanguageModel(7, 1);

    long mistaken =
        CATALOGUE.products().stream()
            .filter(product -> Verdict.of(REFERENCE, product) == Verdict.ACCESSORY)
            .filter(product -> hot.judge(REFERENCE, product).competitor())
            .count();
    assertThat(mistaken).isPositive();
  }

  @Test
  void atTemperatureOneSomeKeywordsAreOfAnotherProduct() {
    StubLanguageModel hot = new StubLanguageModel(7, 1);

    assertThat(CATALOGUE.devices())
        .anyMatch(product ->
            hot.keywords(product).stream()
                .anyMatch(keyword -> !keyword.contains(ProductFamily.of(product).keyword())));
  }

  private static List<Judgement> judgements(StubLanguageModel model) {
    return CATALOGUE.products().stream().map(product -> model.judge(REFERENCE, product)).toList();
  }
}
