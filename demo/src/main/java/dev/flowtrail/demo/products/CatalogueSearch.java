package dev.flowtrail.demo.products;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds products whose titles share words with a keyword. Like any search, not always in time. */
final class CatalogueSearch {

  /** At least this share of a keyword's words must be in the title. */
  static final double MIN_OVERLAP = 0.6;

  private final Catalogue catalogue;
  private int timeoutsLeft;

  /** A search that answers after the given number of timeouts. */
  CatalogueSearch(Catalogue catalogue, int timeouts) {
    this.catalogue = catalogue;
    this.timeoutsLeft = timeouts;
  }

  /**
   * Searches for all keywords at once.
   *
   * @throws SearchTimeout when there was no answer in time; a later try may get one
   */
  List<Found> search(List<String> keywords) throws SearchTimeout {
    if (timeoutsLeft > 0) {
      timeoutsLeft--;
      throw new SearchTimeout(keywords.size());
    }
    Map<String, Found> byAsin = new LinkedHashMap<>();
    for (String keyword : keywords) {
      for (Found found : search(keyword)) {
        byAsin.merge(found.product().asin(), found, Found::and);
      }
    }
    return List.copyOf(byAsin.values());
  }

  private Collection<Found> search(String keyword) {
    Set<String> wanted = words(keyword);
    List<Product> hits =
        catalogue.products().stream()
            .filter(product -> overlap(wanted, product) >= MIN_OVERLAP)
            .sorted(
                comparing((Product product) -> -overlap(wanted, product))
                    .thenComparing(product -> -product.reviews())
                    .thenComparing(Product::asin))
            .toList();
    List<Found> found = new ArrayList<>();
    for (Product hit : hits) {
      found.add(new Found(hit, List.of(keyword), found.size() + 1));
    }
    return found;
  }

  private static double overlap(Set<String> wanted, Product product) {
    Set<String> words = words(product.title());
    return (double) wanted.stream().filter(words::contains).count() / wanted.size();
  }

  private static Set<String> words(String text) {
    return new HashSet<>(
        Arrays.asList(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").split(" ")));
  }
}
