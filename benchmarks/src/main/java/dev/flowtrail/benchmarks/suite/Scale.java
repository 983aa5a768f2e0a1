package dev.flowtrail.benchmarks.suite;

import java.time.Duration;

/** How much is sent. */
enum Scale {
  FULL(1, Duration.ofSeconds(20), Duration.ofSeconds(3)),
  /** A tenth, for a first look: its figures vary more, and JIT compilers have less time. */
  QUICK(10, Duration.ofSeconds(5), Duration.ofSeconds(1));

  private final int divisor;
  private final Duration steady;
  private final Duration limit;

  Scale(int divisor, Duration steady, Duration limit) {
    this.divisor = divisor;
    this.steady = steady;
    this.limit = limit;
  }

  /** So many in a full run. */
  long of(long full) {
    return Math.max(full / divisor, 1);
  }

  /** How long a fixed rate is held. */
  Duration steady() {
    return steady;
  }

  /** How long each physical limit is measured. */
  Duration limit() {
    return limit;
  }
}
