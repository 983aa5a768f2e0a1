package dev.flowtrail.server.explore;

/** Finds the flows, or steps, that have a candidate of some kind. */
interface CandidateSets {

  /**
   * What stands for the condition in a statement over {@code flow}, or {@code flow} and {@code
   * step}.
   *
   * @throws InvalidQueryException when candidates cannot be asked for
   */
  String sql(Condition.Has candidate, Scope rows, Parameters parameters);
}
