package dev.flowtrail.benchmarks;

import dev.flowtrail.benchmarks.suite.Suite;
import java.util.List;

/** The benchmarks: the suite against whole servers, or JMH against single paths. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (!words.isEmpty() && words.getFirst().equals("micro")) {
      Micro.run(words.subList(1, words.size()));
      return;
    }
    int exitCode = Suite.run(words);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
