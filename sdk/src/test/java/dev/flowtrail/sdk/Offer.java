package dev.flowtrail.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate of tests. */
record Offer(String id, double price, @Nullable Double rating, String market) {
  static final Offer CHEAP = new Offer("A", 9.5, 4.5, "DE");
  static final Offer DEAR = new Offer("B", 60.0, 4.1, "DE");
  static final Offer DEAR_AND_BAD = new Offer("C", 70.0, 2.0, "FR");
  static final Offer UNRATED = new Offer("D", 20.0, null, "AT");
  static final List<Offer> ALL = List.of(CHEAP, DEAR, DEAR_AND_BAD, UNRATED);
}
