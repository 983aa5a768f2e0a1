package dev.flowtrail.server.process;

/**
 * Pearson's test of whether two groups fall into bins alike.
 *
 * @param statistic sum of (observed - expected)^2 / expected
 * @param degrees of freedom
 * @param pValue how often chance alone makes groups that are alike differ at least so much
 */
record ChiSquare(double statistic, int degrees, double pValue) {

  private static final int MAX_TERMS = 10_000;
  private static final double PRECISION = 1e-14;
  private static final double TINY = 1e-300;

  /** Bins that are empty in both do not count. */
  static ChiSquare of(long[] left, long[] right) {
    double leftTotal = sum(left);
    double rightTotal = sum(right);
    double statistic = 0;
    int bins = 0;
    for (int i = 0; i < left.length; i++) {
      double both = left[i] + right[i];
      if (both > 0 && leftTotal > 0 && rightTotal > 0) {
        bins++;
        statistic += deviation(left[i], both * leftTotal / (leftTotal + rightTotal));
        statistic += deviation(right[i], both * rightTotal / (leftTotal + rightTotal));
      }
    }
    int degrees = Math.max(0, bins - 1);
    return new ChiSquare(statistic, degrees, degrees == 0 ? 1 : upperTail(statistic, degrees));
  }

  private static double sum(long[] counts) {
    double sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private static double deviation(double observed, double expected) {
    return (observed - expected) * (observed - expected) / expected;
  }

  /** Q(degrees / 2, statistic / 2), the regularised upper incomplete gamma function. */
  static double upperTail(double statistic, int degrees) {
    double a = degrees / 2.0;
    double x = statistic / 2;
    if (x <= 0) {
      return 1;
    }
    double front = Math.exp(a * Math.log(x) - x - logGamma(a));
    return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MAX_TERMS && term > sum * PRECISION; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  /** The continued fraction, from its front by Lentz's method. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    for (int n = 1; n < MAX_TERMS; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / nonZero(numerator * d + b);
      c = nonZero(b + numerator / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** For whole and half numbers, which are all that degrees of freedom ask for. */
  private static double logGamma(double a) {
    boolean whole = a == Math.rint(a);
    double log = whole ? 0 : Math.log(Math.PI) / 2;
    for (double factor = whole ? 1 : 0.5; factor < a; factor++) {
      log += Math.log(factor);
    }
    return log;
  }
}
