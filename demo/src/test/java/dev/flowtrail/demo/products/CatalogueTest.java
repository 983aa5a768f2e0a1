package dev.flowtrail.demo.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.generate();

  @Test
  void catalogueIsTheSameEachTime() {
    assertThat(Catalogue.generate()).isEqualTo(CATALOGUE);
  }

  @Test
  void everyAsinIsTenLettersAndNamesOneProduct() {
    assertThat(CATALOGUE.products())
        .hasSizeGreaterThan(3_000)
        .extracting(Product::asin)
        .doesNotHaveDuplicates()
        .allSatisfy(asin -> assertThat(asin).matches("B0[0-9A-Z]{8}"));
  }

  @Test
  void coloursOfOneModelShareItAndDifferInTitle() {
    assertThat(CATALOGUE.products())
        .extracting(Product::model, Product::title)
        .doesNotHaveDuplicates();
  }

  @Test
  void pricesRatingsAndReviewsAreOnesThatAShopShows() {
    assertThat(CATALOGUE.products())
        .allSatisfy(product -> {
          assertThat(product.price()).isBetween(2.0, 650.0);
          assertThat(product.rating()).isBetween(2.8, 5.0);
          assertThat(product.reviews()).isBetween(1, 10_000);
        });
  }

  @Test
  void accessoriesAreNoDevices() {
    assertThat(CATALOGUE.devices())
        .hasSizeLessThan(CATALOGUE.products().size())
        .noneMatch(product -> product.title().contains(" for "));
  }
}
