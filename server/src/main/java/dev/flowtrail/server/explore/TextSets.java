package dev.flowtrail.server.explore;

/** Finds the flows and steps that have a text. */
interface TextSets {

  /** Where no texts are spoken of. */
  TextSets NONE =
      (text, rows, about, parameters) -> {
        throw new IllegalStateException("no texts are spoken of");
      };

  /**
   * What stands for the condition in a statement over {@code flow}, or {@code flow} and {@code
   * step}.
   *
   * @param rows what a row is
   * @param about a step when the text stands in the braces of one; then the statement has {@code
   *     step}, too
   */
  String sql(Condition.Text text, Scope rows, Scope about, Parameters parameters);
}
