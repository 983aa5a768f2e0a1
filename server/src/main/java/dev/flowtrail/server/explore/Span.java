package dev.flowtrail.server.explore;

/**
 * A stretch of a query's text.
 *
 * @param from its first character, counted from 0
 * @param to the character behind its last one
 */
record Span(int from, int to) {

  Span through(Span last) {
    return new Span(from, last.to);
  }
}
