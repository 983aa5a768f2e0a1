package dev.flowtrail.demo.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueSearchTest {

  private static final Catalogue CATALOGUE = Catalogue.generate();
  private static final List<String> YOGA_MATS = List.of("yoga mat", "best yoga mat");

  @Test
  void findsByWordsAndNotesTheKeywords() throws SearchTimeout {
    List<Found> found = new CatalogueSearch(CATALOGUE, 0).search(YOGA_MATS);

    assertThat(found)
        .allSatisfy(each -> {
          assertThat(each.product().title()).contains("Yoga Mat");
          assertThat(each.keywords()).isEqualTo(YOGA_MATS);
        });
  }

  @Test
  void everyProductIsFoundOnce() throws SearchTimeout {
    assertThat(
            new CatalogueSearch(CATALOGUE, 0)
                .search(List.of("desk lamp", "silver desk lamp", "yoga mat")))
        .extracting(Found::product)
        .doesNotHaveDuplicates();
  }

  @Test
  void colourWithMostReviewsStandsForItsProduct() {
    Merge merge = Merge.of(CATALOGUE.products());

    assertThat(merge.result()).extracting(Product::model).doesNotHaveDuplicates().hasSize(2_400);
    assertThat(CATALOGUE.products())
        .allMatch(product -> product.reviews() <= merge.target(product).reviews());
  }

  @Test
  void timeoutsComeBeforeTheAnswer() throws SearchTimeout {
    CatalogueSearch search = new CatalogueSearch(CATALOGUE, 1);

    assertThatExceptionOfType(SearchTimeout.class).isThrownBy(() -> search.search(YOGA_MATS));
    assertThat(search.search(YOGA_MATS)).isNotEmpty();
  }
}
