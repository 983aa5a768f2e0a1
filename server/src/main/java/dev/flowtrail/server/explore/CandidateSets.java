package dev.flowtrail.server.explore;

/** Finds the flows, or steps, that have a candidate of some kind. */
interface CandidateSets {

  /** Where no candidates are spoken of. */
  CandidateSets NONE =
      (candidate, rows, parameters) -> {
        throw new IllegalStateException("no candidates are spoken of");
      };

  /**
   * What stands for the condition in a statement over {@code flow}, or {@code flow} and {@code
   * step}.
   *
   * @throws dev.flowtrail.server.http.ProblemException when too many fit it
   */
  String sql(Condition.Has candidate, Scope rows, Parameters parameters);
}
