package dev.flowtrail.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Processor time of the whole machine since its start.
 *
 * @param total seconds, of all cores
 * @param idle seconds in which a core had nothing to do
 * @param waiting seconds in which a core had nothing to do but wait for a disk
 */
record CpuShares(double total, double idle, double waiting) {

  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int FIELDS = 8;
  private static final double TICKS_PER_SECOND = 100;

  static CpuShares now() {
    try {
      String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
      double[] seconds =
          Arrays.stream(line.split(" +"))
              .skip(1)
              .limit(FIELDS)
              .mapToDouble(ticks -> Long.parseLong(ticks) / TICKS_PER_SECOND)
              .toArray();
      return new CpuShares(Arrays.stream(seconds).sum(), seconds[IDLE], seconds[WAITING]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CpuShares since(CpuShares before) {
    return new CpuShares(total - before.total, idle - before.idle, waiting - before.waiting);
  }
}
