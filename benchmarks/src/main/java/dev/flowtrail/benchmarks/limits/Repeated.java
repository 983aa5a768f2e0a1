package dev.flowtrail.benchmarks.limits;

import java.time.Duration;

/** Does one thing again and again for a time. */
final class Repeated {

  /** What is done. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private Repeated() {}

  /** How often a second; the time includes what the last one took beyond it. */
  static double perSecond(Duration during, Work work) throws Exception {
    long start = System.nanoTime();
    long times = 0;
    while (System.nanoTime() - start < during.toNanos()) {
      work.run();
      times++;
    }
    return times * 1e9 / (System.nanoTime() - start);
  }
}
