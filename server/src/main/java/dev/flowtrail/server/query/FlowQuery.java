package dev.flowtrail.server.query;

import dev.flowtrail.server.store.SqlCondition;

/** Understands queries about flows, in the language of the room that explores them. */
@FunctionalInterface
public interface FlowQuery {

  /**
   * The same as a condition.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it cannot be understood
   */
  SqlCondition compile(String query);
}
