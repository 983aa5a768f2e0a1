package dev.flowtrail.demo.decision;

/** A candidate of a ranking or of the last choice as it is recorded. */
record RankedRow(String id, String title, int rank, double score, boolean passed, String reason) {

  static <T extends Candidate> RankedRow of(Ranked<T> ranked, boolean passed, String reason) {
    return new RankedRow(
        ranked.candidate().id(),
        ranked.candidate().title(),
        ranked.rank(),
        ranked.score(),
        passed,
        reason);
  }
}
