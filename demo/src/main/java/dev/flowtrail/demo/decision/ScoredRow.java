package dev.flowtrail.demo.decision;

import java.util.Map;

/** A candidate of a scoring as it is recorded; the points add up to the score. */
record ScoredRow(String id, String title, double score, Map<String, Double> points) {

  static <T extends Candidate> ScoredRow of(Scored<T> scored) {
    return new ScoredRow(
        scored.candidate().id(), scored.candidate().title(), scored.total(), scored.points());
  }
}
