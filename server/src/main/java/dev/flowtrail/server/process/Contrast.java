package dev.flowtrail.server.process;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How differently a feature occurs among bad runs and others (contrast sets: Bay and Pazzani,
 * 2001). That they go together, not that one causes the other.
 *
 * @param correctedP the p-value times the number of features that were tested (Bonferroni)
 */
record Contrast(
    Feature.Count count,
    double badShare,
    double otherShare,
    ChiSquare test,
    double correctedP,
    long badRuns,
    long otherRuns) {

  private static final double SIGNIFICANT = 0.05;

  static Contrast of(Feature.Count count, Groups groups, int tested) {
    ChiSquare test =
        ChiSquare.of(
            new long[] {count.bad(), groups.bad() - count.bad()},
            new long[] {count.others(), groups.others() - count.others()});
    return new Contrast(
        count,
        (double) count.bad() / groups.bad(),
        (double) count.others() / groups.others(),
        test,
        Math.min(1, test.pValue() * tested),
        groups.bad(),
        groups.others());
  }

  /** How many runs are compared. */
  record Groups(long bad, long others) {
    long all() {
      return bad + others;
    }
  }

  /** The significant ones first, then by how much the shares differ. */
  static List<Contrast> ranked(List<Contrast> contrasts, int limit) {
    return contrasts.stream()
        .sorted(
            Comparator.comparing(Contrast::significant)
                .thenComparingDouble(contrast -> Math.abs(contrast.difference()))
                .thenComparingDouble(contrast -> contrast.test().statistic())
                .reversed()
                .thenComparing(contrast -> contrast.count().feature().words()))
        .limit(limit)
        .toList();
  }

  double difference() {
    return badShare - otherShare;
  }

  boolean significant() {
    return correctedP < SIGNIFICANT;
  }

  /** How much likelier runs with it are bad than runs without; nothing where none without is. */
  Optional<Double> riskRatio() {
    long with = count.bad() + count.others();
    long badWithout = badRuns - count.bad();
    long without = badRuns + otherRuns - with;
    return badWithout == 0 || without == 0 || with == 0
        ? Optional.empty()
        : Optional.of((double) count.bad() / with / ((double) badWithout / without));
  }

  String sentence() {
    String chance = significant() ? "" : " Chance alone may explain it.";
    return "%s occurs in %s of the bad runs and in %s of the others.%s"
        .formatted(
            capitalised(count.feature()),
            Words.percent(badShare),
            Words.percent(otherShare),
            chance);
  }

  private static String capitalised(Feature feature) {
    String words = feature.words();
    return feature.kind() == Feature.Kind.ATTRIBUTE || feature.kind() == Feature.Kind.CONFIGURATION
        ? words
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
