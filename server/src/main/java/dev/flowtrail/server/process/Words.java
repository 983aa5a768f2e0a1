package dev.flowtrail.server.process;

import java.util.Locale;

/** Figures as sentences say them. */
final class Words {

  private Words() {}

  /** {@code 20.7 %}; as many digits as tell something. */
  static String percent(double share) {
    double percent = share * 100;
    String digits = percent != 0 && percent < 1 ? "%.2g %%" : "%.1f %%";
    return String.format(Locale.ROOT, digits, percent).replace(".0 %", " %");
  }

  /** {@code 1 run}, {@code 1,204 runs}. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
