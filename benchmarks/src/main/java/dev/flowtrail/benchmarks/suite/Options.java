package dev.flowtrail.benchmarks.suite;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to run.
 *
 * @param ways of deployment, by their names
 */
record Options(
    Scale scale,
    Set<Workload> workloads,
    Set<String> ways,
    boolean limits,
    boolean peers,
    boolean profile,
    long exploreFlows,
    Path output) {

  static final String USAGE =
      """
      usage: bench.sh [option ...]           the suite
             bench.sh micro [expression]     JMH, the benchmarks whose names match

        --quick                  a tenth of everything, in a few minutes
        --workloads S,M,...      only these: S, M, L, X, mix, storm, pieces,
                                 backlog, start, insight; explore by its name only
        --explore-flows n        so many flows for explore, ten candidates each; default:
                                 1000000
        --ways embedded,cluster  only these ways to run Flow Trail; none: neither
        --without limits,peers   leaves out the physical limits, or the peers
        --profile                records where the server spends its time at workload S
        --output folder          for the JSON, logs and data; default: target/bench
      """;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with a sentence, when it cannot be meant
   */
  static Options parse(List<String> arguments) {
    Builder builder = new Builder();
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      builder.take(words.next(), words);
    }
    return builder.build();
  }

  boolean wants(Workload workload) {
    return workloads.contains(workload);
  }

  private static final class Builder {
    private Scale scale = Scale.FULL;
    private Set<Workload> workloads = EnumSet.complementOf(EnumSet.of(Workload.EXPLORE));
    private Set<String> ways = Set.of("embedded", "cluster");
    private boolean limits = true;
    private boolean peers = true;
    private boolean profile;
    private long exploreFlows = 1_000_000;
    private Path output = Path.of("target", "bench");

    private void take(String option, Iterator<String> rest) {
      switch (option) {
        case "--quick" -> scale = Scale.QUICK;
        case "--workloads" -> workloads = workloads(list(option, rest));
        case "--ways" -> ways = known(list(option, rest), Set.of("embedded", "cluster", "none"));
        case "--without" -> leaveOut(known(list(option, rest), Set.of("limits", "peers")));
        case "--profile" -> profile = true;
        case "--explore-flows" -> exploreFlows = Long.parseLong(value(option, rest));
        case "--output" -> output = Path.of(value(option, rest));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }

    private static String value(String option, Iterator<String> rest) {
      return Optional.of(rest)
          .filter(Iterator::hasNext)
          .map(Iterator::next)
          .orElseThrow(() -> new IllegalArgumentException("expected a value after " + option));
    }

    private static List<String> list(String option, Iterator<String> rest) {
      return List.of(value(option, rest).split(","));
    }

    private static Set<Workload> workloads(List<String> names) {
      Set<Workload> workloads = EnumSet.noneOf(Workload.class);
      for (String name : names) {
        workloads.add(
            Workload.byName(name)
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name)));
      }
      return workloads;
    }

    private static Set<String> known(List<String> names, Set<String> expected) {
      for (String name : names) {
        if (!expected.contains(name)) {
          throw new IllegalArgumentException(
              "expected some of %s but was %s".formatted(expected, name));
        }
      }
      return Set.copyOf(names);
    }

    private void leaveOut(Set<String> parts) {
      limits = !parts.contains("limits");
      peers = !parts.contains("peers");
    }

    private Options build() {
      return new Options(scale, workloads, ways, limits, peers, profile, exploreFlows, output);
    }
  }
}
