package dev.flowtrail.server.explore;

import java.time.Instant;

/** What rows are asked for. */
record Question(Scope rows, Condition condition) {

  /**
   * Reads it from a request.
   *
   * @param now what {@code last:} counts back from
   * @throws InvalidQueryException when the query cannot be understood
   */
  static Question of(ExploreRequest asked, Instant now) {
    return new Question(asked.of(), QueryParser.parse(asked.query(), now));
  }
}
