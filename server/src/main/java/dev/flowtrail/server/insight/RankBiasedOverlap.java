package dev.flowtrail.server.insight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How alike two rankings are, 0 to 1, where the top counts more: rank-biased overlap with p = 0.9,
 * which gives the first ten places 86 % of the weight, extrapolated from what both lists show
 * (Webber, Moffat and Zobel, TOIS 2010, equation 32).
 */
final class RankBiasedOverlap {

  private static final double P = 0.9;

  private RankBiasedOverlap() {}

  /**
   * @param one the ids from the best on, each once
   */
  static double of(List<String> one, List<String> other) {
    List<String> shorter = one.size() <= other.size() ? one : other;
    List<String> longer = shorter == one ? other : one;
    if (shorter.isEmpty()) {
      return longer.isEmpty() ? 1 : 0;
    }
    return extrapolated(overlaps(shorter, longer), shorter.size());
  }

  /** At each depth from 1, how many ids both have down to there. */
  private static int[] overlaps(List<String> shorter, List<String> longer) {
    int[] overlaps = new int[longer.size() + 1];
    Set<String> seenOnce = new HashSet<>();
    for (int depth = 1; depth <= longer.size(); depth++) {
      int common = seenOnce.add(longer.get(depth - 1)) ? 0 : 1;
      if (depth <= shorter.size() && !seenOnce.add(shorter.get(depth - 1))) {
        common++;
      }
      overlaps[depth] = overlaps[depth - 1] + common;
    }
    return overlaps;
  }

  private static double extrapolated(int[] overlaps, int shortSize) {
    int longSize = overlaps.length - 1;
    double atShort = overlaps[shortSize];
    double sum = 0;
    for (int depth = 1; depth <= longSize; depth++) {
      double beyond = Math.max(0, depth - shortSize);
      double agreement =
          overlaps[depth] / (double) depth + atShort * beyond / ((double) shortSize * depth);
      sum += agreement * Math.pow(P, depth);
    }
    double rest = (overlaps[longSize] - atShort) / longSize + atShort / shortSize;
    return (1 - P) / P * sum + rest * Math.pow(P, longSize);
  }
}
