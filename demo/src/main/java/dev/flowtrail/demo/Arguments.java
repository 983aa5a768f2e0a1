package dev.flowtrail.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param endpoint the server's address; empty leaves it to FLOWTRAIL_ENDPOINT and the SDK's default
 * @param seed the first flow's seed; each further flow takes the next number
 * @param flows how many flows to send, the two pipelines in turn. Default 6
 * @param candidates the size of one large flow, which is then sent instead
 */
record Arguments(Optional<String> endpoint, long seed, int flows, OptionalInt candidates) {

  static final String USAGE =
      """
      Sends fresh flows of the demo's two pipelines and prints where to see them.

        --endpoint URL    the server (default: FLOWTRAIL_ENDPOINT, else http://127.0.0.1:3000)
        --seed N          repeat the decisions of an earlier run (default: the time)
        --flows N         how many flows (default: 6)
        --candidates N    instead, one flow over an archive of N films, such as 100000
        --help            this text
      """;

  private static final List<String> NAMES =
      List.of("--endpoint", "--seed", "--flows", "--candidates");
  private static final int DEFAULT_FLOWS = 6;
  private static final int MOST_FLOWS = 10_000;

  /** More would not fit into one observation. */
  private static final int MOST_CANDIDATES = 200_000;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when an option is unknown or its value is not what it expects
   */
  static Arguments parse(List<String> line, long freshSeed) {
    Map<String, String> given = pairs(line);
    Optional<String> candidates = Optional.ofNullable(given.get("--candidates"));
    return new Arguments(
        Optional.ofNullable(given.get("--endpoint")),
        Optional.ofNullable(given.get("--seed")).map(Arguments::seed).orElse(freshSeed),
        Optional.ofNullable(given.get("--flows"))
            .map(text -> count("--flows", text, MOST_FLOWS))
            .orElse(DEFAULT_FLOWS),
        candidates.isPresent()
            ? OptionalInt.of(count("--candidates", candidates.get(), MOST_CANDIDATES))
            : OptionalInt.empty());
  }

  private static Map<String, String> pairs(List<String> line) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < line.size(); i += 2) {
      String name = line.get(i);
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "expected one of " + String.join(", ", NAMES) + " but was \"" + name + "\"");
      }
      if (i + 1 == line.size()) {
        throw new IllegalArgumentException("expected a value after " + name);
      }
      pairs.put(name, line.get(i + 1));
    }
    return pairs;
  }

  private static long seed(String text) {
    return wholeNumber(text).orElseThrow(() -> unexpected("a whole number", "--seed", text));
  }

  private static int count(String name, String text, int most) {
    return wholeNumber(text)
        .filter(number -> number >= 1 && number <= most)
        .map(Long::intValue)
        .orElseThrow(() -> unexpected("1 to " + most, name, text));
  }

  private static Optional<Long> wholeNumber(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static IllegalArgumentException unexpected(String expected, String name, String text) {
    return new IllegalArgumentException(
        "expected " + expected + " after " + name + " but was \"" + text + "\"");
  }
}
