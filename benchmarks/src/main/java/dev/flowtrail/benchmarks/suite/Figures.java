package dev.flowtrail.benchmarks.suite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything that was measured, under names like {@code embedded.S.acksPerSecond}. A name says the
 * unit. Not thread-safe.
 */
final class Figures {

  private final Map<String, Double> values = new LinkedHashMap<>();

  void put(String name, double value) {
    values.put(name, value);
    System.out.printf(Locale.ROOT, "  %-52s %,14.2f%n", name, value);
  }

  /** Adds to what is noted under the name. */
  void add(String name, double value) {
    values.merge(name, value, Double::sum);
  }

  OptionalDouble find(String name) {
    Double value = values.get(name);
    return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  Map<String, Double> all() {
    return values;
  }
}
