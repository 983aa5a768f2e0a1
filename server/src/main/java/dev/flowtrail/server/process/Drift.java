package dev.flowtrail.server.process;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How two groups of runs of a process differ in what was recorded of them. */
record Drift(String process, Side left, Side right, List<Metric> metrics) {

  /**
   * One group.
   *
   * @param words which runs it holds
   */
  record Side(Looked looked, String words) {}

  /** Values that fall into one bin; a label, or the values from one number to below another. */
  record Bin(
      @Nullable String label, @Nullable Double from, @Nullable Double to, long left, long right) {}

  /** What is compared, of the flow or of one of its steps. */
  record Subject(String metric, Optional<StepName> step) {

    @Override
    public String toString() {
      String name = metric.replace('_', ' ');
      return step.map(it -> "%s of %s".formatted(name, it)).orElse(name);
    }
  }

  /** What can be said of a metric. */
  enum Verdict {
    DRIFT,
    SLIGHT,
    NONE,
    UNKNOWN;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One metric.
   *
   * @param correctedP the p-value times the number of metrics (Bonferroni)
   */
  record Metric(Subject subject, List<Bin> bins, ChiSquare test, double psi, double correctedP) {

    /** Fewer runs on a side say nothing. */
    private static final int MINIMUM = 20;

    private static final double SIGNIFICANT = 0.05;
    private static final double SLIGHT = 0.1;
    private static final double STRONG = 0.25;

    static Metric of(Subject subject, List<Bin> bins, int tested) {
      long[] left = bins.stream().mapToLong(Bin::left).toArray();
      long[] right = bins.stream().mapToLong(Bin::right).toArray();
      ChiSquare test = ChiSquare.of(left, right);
      return new Metric(
          subject, bins, test, stability(left, right), Math.min(1, test.pValue() * tested));
    }

    /**
     * The population stability index, sum of (p - q) ln(p / q); half a run is added to each bin, so
     * that an empty one has a logarithm.
     */
    private static double stability(long[] left, long[] right) {
      double leftTotal = java.util.Arrays.stream(left).sum() + left.length / 2.0;
      double rightTotal = java.util.Arrays.stream(right).sum() + right.length / 2.0;
      double index = 0;
      for (int i = 0; i < left.length; i++) {
        double p = (left[i] + 0.5) / leftTotal;
        double q = (right[i] + 0.5) / rightTotal;
        index += (p - q) * Math.log(p / q);
      }
      return index;
    }

    long left() {
      return bins.stream().mapToLong(Bin::left).sum();
    }

    long right() {
      return bins.stream().mapToLong(Bin::right).sum();
    }

    boolean isKnown() {
      return left() >= MINIMUM && right() >= MINIMUM;
    }

    /** A large index of small groups may be chance; a small one of large groups does not matter. */
    Verdict verdict() {
      if (!isKnown()) {
        return Verdict.UNKNOWN;
      }
      if (psi < SLIGHT) {
        return Verdict.NONE;
      }
      return correctedP >= SIGNIFICANT
          ? Verdict.UNKNOWN
          : psi < STRONG ? Verdict.SLIGHT : Verdict.DRIFT;
    }

    String sentence() {
      if (!isKnown()) {
        return "%s: unknown, %d and %d runs are too few; it takes %d on each side."
            .formatted(subject, left(), right(), MINIMUM);
      }
      return switch (verdict()) {
        case DRIFT -> measured("%s differs");
        case SLIGHT -> measured("%s differs slightly");
        case NONE -> measured("%s is the same");
        case UNKNOWN -> measured("%s: unknown, chance alone may explain the difference");
      };
    }

    private String measured(String words) {
      return String.format(
          Locale.ROOT,
          words + " (PSI %.2f, chi-square %.1f with %s, corrected p %s).",
          subject,
          psi,
          test.statistic(),
          test.degrees() == 1 ? "1 degree" : test.degrees() + " degrees",
          correctedP < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", correctedP));
    }
  }

  /** What drifts first, the strongest first; what is unknown last. */
  static List<Metric> ranked(List<Metric> metrics) {
    return metrics.stream()
        .sorted(
            Comparator.comparing(Metric::verdict)
                .thenComparing(Comparator.comparingDouble(Metric::psi).reversed())
                .thenComparing(metric -> metric.subject().toString()))
        .toList();
  }
}
