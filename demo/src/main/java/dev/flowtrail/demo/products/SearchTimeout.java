package dev.flowtrail.demo.products;

/** The search did not answer in time. */
final class SearchTimeout extends Exception {

  SearchTimeout(int keywords) {
    super("no answer from the catalogue search for %d keywords within 800 ms".formatted(keywords));
  }
}
