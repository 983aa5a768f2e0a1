package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the system tells of a process in {@code /proc}. A process that is gone tells nothing. */
public final class ProcessFigures {

  /** Linux counts processor time for programs in hundredths of a second, whatever it counts in. */
  private static final long TICK_MILLIS = 10;

  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  private ProcessFigures() {}

  /** Processor time of the processes and of those they started and waited for. */
  public static Duration cpu(List<ProcessHandle> processes) {
    return Duration.ofMillis(
        processes.stream().mapToLong(process -> ticks(process.pid())).sum() * TICK_MILLIS);
  }

  private static long ticks(long pid) {
    String stat = read(pid, "stat");
    // The name may hold anything, so the fields are counted from behind it.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    long ticks = 0;
    for (int i = USER_TIME; i <= CHILDREN_SYSTEM_TIME && i < fields.length; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }

  /** The most memory that a process had since its start, or since {@link #forgetPeak}. */
  public static long peakBytes(ProcessHandle process) {
    return status(process.pid(), "VmHWM:");
  }

  public static long residentBytes(ProcessHandle process) {
    return status(process.pid(), "VmRSS:");
  }

  /**
   * What processes that share memory hold together: what each has for itself, and the largest of
   * what they share.
   */
  public static long togetherBytes(List<ProcessHandle> processes) {
    long own = processes.stream().mapToLong(process -> status(process.pid(), "RssAnon:")).sum();
    return own
        + processes.stream()
            .mapToLong(
                process -> status(process.pid(), "RssShmem:") + status(process.pid(), "RssFile:"))
            .max()
            .orElse(0);
  }

  /** Lets {@link #peakBytes} count from now, where the system allows it. */
  public static void forgetPeak(ProcessHandle process) {
    try {
      Files.writeString(Path.of("/proc/" + process.pid() + "/clear_refs"), "5");
    } catch (IOException e) {
      // Then the peak counts from the process's start: too much rather than too little.
    }
  }

  private static long status(long pid, String name) {
    return read(pid, "status")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + file));
    } catch (IOException e) {
      return "";
    }
  }
}
