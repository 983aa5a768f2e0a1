package dev.flowtrail.server.process;

/** What a sample allows to say of how often runs deviate. */
final class VariationBound {

  private static final double MISSED = 0.05;
  private static final int HALVINGS = 50;

  private VariationBound() {}

  /**
   * The largest share of deviating runs of which so few would be seen among so many in more than
   * one of twenty samples (Clopper and Pearson, one-sided, 95 %). Ten that are all alike: below 26
   * %.
   */
  static double upper(long deviating, long runs) {
    if (deviating >= runs) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(deviating, runs, middle) > MISSED) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The chance of at most {@code deviating} of {@code runs} when each deviates by chance. */
  private static double atMost(long deviating, long runs, double share) {
    if (share <= 0 || share >= 1) {
      return share <= 0 ? 1 : 0;
    }
    double odds = Math.log(share) - Math.log1p(-share);
    double log = runs * Math.log1p(-share);
    double sum = Math.exp(log);
    for (long k = 1; k <= deviating; k++) {
      log += Math.log(runs - k + 1.0) - Math.log(k) + odds;
      sum += Math.exp(log);
    }
    return sum;
  }
}
