package dev.flowtrail.demo.products;

import java.util.List;
import java.util.stream.Stream;

/**
 * A product that matches at least one keyword.
 *
 * @param keywords the keywords it matches, whether or not it got a place among their hits
 * @param bestPlace its best place among the hits of one keyword; 1 is best
 */
record Found(Product product, List<String> keywords, int bestPlace) {

  boolean within(int places) {
    return bestPlace <= places;
  }

  Found and(Found other) {
    List<String> all = Stream.concat(keywords.stream(), other.keywords.stream()).toList();
    return new Found(product, all, Math.min(bestPlace, other.bestPlace));
  }
}
