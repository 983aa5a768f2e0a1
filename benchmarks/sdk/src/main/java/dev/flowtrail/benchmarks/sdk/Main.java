package dev.flowtrail.benchmarks.sdk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures all and prints it as a table, each row beside its goal. */
public final class Main {
  /** Of pages that are there: to get them from the system is not what is measured. */
  private static final String[] HEAP = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"};

  private static final double NO_GOAL = Double.POSITIVE_INFINITY;
  private static final double MICRO = 1_000;
  private static final double MILLI = 1_000_000;

  private final boolean quick;
  private final List<Row> rows = new ArrayList<>();

  private Main(boolean quick) {
    this.quick = quick;
  }

  /**
   * @param measured what Flow Trail takes
   * @param beside what it is compared with; 0 for nothing
   * @param value what the goal is for
   * @param goal what the value may be at most; infinite where none is set
   */
  private record Row(String what, double measured, double beside, double value, double goal) {}

  /**
   * Runs the benchmarks on the Java that this runs on.
   *
   * @param arguments {@code --quick} for figures that only show that it runs
   */
  public static void main(String[] arguments) throws Exception {
    Main main = new Main(List.of(arguments).contains("--quick"));
    main.measure(new Runner(main.options()).run());
    main.measureFaults();
    main.print();
  }

  private Options options() {
    return new OptionsBuilder()
        .include("dev.flowtrail.benchmarks.sdk")
        .forks(quick ? 1 : 3)
        .warmupIterations(quick ? 2 : 3)
        .warmupTime(TimeValue.seconds(quick ? 1 : 2))
        .measurementIterations(quick ? 3 : 5)
        .measurementTime(TimeValue.seconds(quick ? 1 : 2))
        .jvmArgs(HEAP)
        .build();
  }

  private void measure(Collection<RunResult> results) {
    Result<?> capture = find(results, "capture");
    double p50 = capture.getStatistics().getPercentile(50);
    double p99 = capture.getStatistics().getPercentile(99);
    rows.add(new Row("capture of a small map, p50, us", p50, 0, p50 / MICRO, 2));
    rows.add(new Row("capture of a small map, p99, us", p99, 0, p99 / MICRO, 50));
    double step = median(results, "step");
    double span = median(results, "span");
    rows.add(new Row("step with 2 observations : span, ratio", step, span, step / span, 1));
    double ofRecords = median(results, "stepOfRecords");
    double spanOfRecords = median(results, "spanOfRecords");
    double ratio = ofRecords / spanOfRecords;
    rows.add(new Row("the same with a record, ratio", ofRecords, spanOfRecords, ratio, NO_GOAL));
    double off = median(results, "stepOff");
    rows.add(new Row("the same, recording off, us", off, 0, off / MICRO, 0.1));
    double recorded = median(results, "recorded");
    double loop = median(results, "loop");
    double added = (recorded - loop) / MILLI;
    rows.add(new Row("filter, 5,000 x 4: recording adds, ms", recorded, loop, added, 3));
  }

  /** An average would tell of whoever else had the processor. */
  private static double median(Collection<RunResult> results, String name) {
    return find(results, name).getStatistics().getPercentile(50);
  }

  private static Result<?> find(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult();
  }

  private void measureFaults() throws Exception {
    long healthy = 0;
    for (Map.Entry<Fault, Long> p99 : new HostUnderFaults(quick ? 10 : 60).measure().entrySet()) {
      if (p99.getKey() == Fault.NONE) {
        healthy = p99.getValue();
      } else {
        String fault = p99.getKey().name().toLowerCase(Locale.ROOT);
        double ratio = (double) p99.getValue() / healthy;
        rows.add(
            new Row("host's p99, " + fault + " : healthy", p99.getValue(), healthy, ratio, 1.05));
      }
    }
  }

  private void print() {
    System.out.printf("%nJava %s%s%n", Runtime.version(), quick ? ", quick: not to be quoted" : "");
    System.out.printf(
        "%-46s %12s %12s %9s %9s%n", "what", "takes, us", "beside, us", "value", "goal");
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "%-46s %12.2f %12s %9.2f %9s%s%n",
          row.what,
          row.measured / MICRO,
          row.beside == 0 ? "-" : "%.2f".formatted(row.beside / MICRO),
          row.value,
          row.goal == NO_GOAL ? "-" : "<= %.2f".formatted(row.goal),
          row.value <= row.goal ? "" : "  missed");
    }
  }
}
