package dev.flowtrail.server.explore;

/** Finds the flows, or steps, that fit what the index of candidates does not know. */
interface StoredSets {

  /** Where the index knows everything. */
  StoredSets NONE =
      (condition, parameters) -> {
        throw new IllegalStateException("the index knows everything");
      };

  /**
   * What stands for a condition on flows and steps in a statement over {@code candidates}.
   *
   * @throws dev.flowtrail.server.http.ProblemException when too many fit it
   */
  String sql(Condition condition, Parameters parameters);
}
