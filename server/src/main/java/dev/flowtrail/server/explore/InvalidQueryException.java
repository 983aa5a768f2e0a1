package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import java.util.List;
import java.util.Map;

/** A query that cannot be understood: where, why, and what could stand there. */
final class InvalidQueryException extends RuntimeException {

  private final Span span;
  private final List<String> expected;
  private final String detail;

  /**
   * @param expected what could stand there; may be empty
   */
  InvalidQueryException(Span span, String detail, List<String> expected) {
    super(detail);
    this.span = span;
    this.expected = List.copyOf(expected);
    this.detail = detail;
  }

  Span span() {
    return span;
  }

  /** The same as the answer to a request. */
  ProblemException toProblem() {
    return Problem.of(ProblemType.INVALID_QUERY, detail)
        .with("position", Map.of("from", span.from(), "to", span.to()))
        .with("expected", expected)
        .toException();
  }
}
