package dev.flowtrail.demo.products;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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

  private static final Comparator<Match> BEST_FIRST =
      comparingDouble((Match match) -> -match.overlap())
          .thenComparing(match -> -match.product().reviews())
          .thenComparing(match -> match.product().asin());

  private record Match(Product product, double overlap) {}

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
    List<Match> matches =
        catalogue.products().stream()
            .map(product -> new Match(product, overlap(wanted, product)))
            .filter(match -> match.overlap() >= MIN_OVERLAP)
            .sorted(BEST_FIRST)
            .toList();
    List<Found> found = new ArrayList<>();
    for (Match match : matches) {
      found.add(new Found(match.product(), List.of(keyword), found.size() + 1));
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
