package dev.flowtrail.server.explore;

import java.util.List;

/** Finds the flows, or steps, that fit what the index of candidates does not know. */
interface StoredSets {

  /** Where the index knows everything. */
  StoredSets NONE =
      (condition, candidates, parameters) -> {
        throw new IllegalStateException("the index knows everything");
      };

  /**
   * What stands for a condition on flows and steps in a statement over {@code candidates}.
   *
   * @param candidates what else holds of the candidates: where too many flows fit, only those are
   *     looked for that have such candidates
   * @throws dev.flowtrail.server.http.ProblemException when too many fit it
   */
  String sql(Condition condition, List<Condition> candidates, Parameters parameters);
}
