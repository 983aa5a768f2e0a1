package dev.flowtrail.server.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the candidates of one step around the one that is asked about. */
final class StepTally {

  private final String wanted;
  private final Map<String, Integer> failingAlone = new HashMap<>();
  private @Nullable Candidate found;
  private int candidates;
  private int passed;
  private boolean someSay;
  private double lowestScore = Double.POSITIVE_INFINITY;
  private double lastRank = Double.NEGATIVE_INFINITY;

  StepTally(String wanted) {
    this.wanted = wanted;
  }

  void add(Candidate candidate) {
    candidates++;
    if (candidate.id().equals(wanted)) {
      found = candidate;
    }
    Boolean wentOn = candidate.wentOn();
    someSay |= wentOn != null;
    if (Boolean.TRUE.equals(wentOn)) {
      passed++;
      lowestScore = Math.min(lowestScore, orElse(candidate.score(), Double.POSITIVE_INFINITY));
      lastRank = Math.max(lastRank, orElse(candidate.rank(), Double.NEGATIVE_INFINITY));
    }
    countSoleFailure(candidate);
  }

  private static double orElse(@Nullable Double value, double other) {
    return value == null ? other : value;
  }

  private void countSoleFailure(Candidate candidate) {
    List<RuleVerdict> failed = candidate.failedRules();
    if (failed.size() == 1) {
      failingAlone.merge(failed.get(0).name(), 1, Integer::sum);
    }
  }

  /** The candidate that is asked about; where it is listed twice, the last. */
  Optional<Candidate> found() {
    return Optional.ofNullable(found);
  }

  int candidates() {
    return candidates;
  }

  /** How many went on; null where nothing was said about any of them. */
  @Nullable Integer passed() {
    return someSay ? passed : null;
  }

  /** Where the line was drawn. */
  CutOff cutOff() {
    return new CutOff(
        passed,
        Double.isFinite(lowestScore) ? lowestScore : null,
        Double.isFinite(lastRank) ? lastRank : null);
  }

  /** How many other candidates failed this rule and no other. */
  int othersFailingOnly(String rule) {
    boolean itself =
        found().map(Candidate::failedRules).filter(failed -> failed.size() == 1).stream()
            .anyMatch(failed -> failed.get(0).name().equals(rule));
    return failingAlone.getOrDefault(rule, 0) - (itself ? 1 : 0);
  }
}
