package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.systems.ProcessFigures;
import java.util.List;

/**
 * Processor time that processes spend from a moment on. Unlike requests per second it says about
 * the same on a machine that has other things to do besides.
 */
final class Cost {

  private final List<ProcessHandle> processes;
  private final long startNanos;

  /** Counts from now. */
  Cost(List<ProcessHandle> processes) {
    this.processes = processes;
    this.startNanos = ProcessFigures.cpu(processes).toNanos();
  }

  /** Microseconds of one core for each acknowledged request, up to now. */
  double microsPerRequest(Outcome outcome) {
    long nanos = ProcessFigures.cpu(processes).toNanos() - startNanos;
    return nanos / 1e3 / Math.max(outcome.acknowledged(), 1);
  }
}
