package dev.flowtrail.benchmarks.load;

import java.util.Arrays;

/** How long each request of a load took. Immutable. */
public final class Latencies {

  private final long[] sortedNanos;

  private Latencies(long[] sortedNanos) {
    this.sortedNanos = sortedNanos;
  }

  /** Takes over the array. */
  public static Latencies of(long[] nanos) {
    Arrays.sort(nanos);
    return new Latencies(nanos);
  }

  public int count() {
    return sortedNanos.length;
  }

  /**
   * The milliseconds within which so large a part of the requests was answered, by nearest rank;
   * not a number when there was none.
   *
   * @param part above 0, at most 1: 0.99 for p99
   */
  public double millis(double part) {
    if (sortedNanos.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(part * sortedNanos.length);
    return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
  }
}
