package dev.flowtrail.server.explore;

/** What a condition is about. Conditions within braces are about one step or one candidate. */
enum Scope {
  FLOW("flow"),
  STEP("step"),
  CANDIDATE("candidate");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** The word before the braces. */
  String word() {
    return word;
  }
}
