package dev.flowtrail.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH: runs benchmarks and prints each as a multiple of its yardstick. */
final class Micro {

  private static final String YARDSTICK_SUFFIX = "Only";

  private Micro() {}

  static void run(List<String> expressions) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(expressions.isEmpty() ? "dev.flowtrail" : expressions.getFirst())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend("--enable-native-access=ALL-UNNAMED")
            .build();
    print(new Runner(options).run());
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf("%n%-34s %14s %14s %8s%n", "what", "takes", "yardstick", "ratio");
    for (RunResult result : results) {
      if (!result.getParams().getBenchmark().endsWith(YARDSTICK_SUFFIX)) {
        print(result, yardstick(result, results));
      }
    }
  }

  private static RunResult yardstick(RunResult measured, Collection<RunResult> results) {
    return results.stream()
        .filter(other -> other.getParams().getBenchmark().endsWith(YARDSTICK_SUFFIX))
        .filter(other -> className(other).equals(className(measured)))
        .filter(other -> parameters(other).equals(parameters(measured)))
        .findFirst()
        .orElseThrow();
  }

  private static void print(RunResult measured, RunResult yardstick) {
    double takes = measured.getPrimaryResult().getScore();
    double least = yardstick.getPrimaryResult().getScore();
    System.out.printf(
        Locale.ROOT,
        "%-34s %11.2f us %11.2f us %8.2f%n",
        className(measured) + " " + parameters(measured),
        takes,
        least,
        takes / least);
  }

  private static String className(RunResult result) {
    String method = result.getParams().getBenchmark();
    String type = method.substring(0, method.lastIndexOf('.'));
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String parameters(RunResult result) {
    return result.getParams().getParamsKeys().stream()
        .map(key -> key + "=" + result.getParams().getParam(key))
        .reduce("", (a, b) -> a + b);
  }
}
