package dev.flowtrail.server.otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The spans of an export that were not taken, and why. For one thread. */
final class Rejections {

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private long total;

  /**
   * @param reason one of few, without anything of the span
   */
  void add(String reason) {
    counts.merge(reason, 1, Integer::sum);
    total++;
  }

  long total() {
    return total;
  }

  /** Such as {@code 2 spans: expected a spanId of 8 bytes}. */
  String message() {
    return counts.entrySet().stream()
        .map(reason -> reason.getValue() + " spans: " + reason.getKey())
        .collect(Collectors.joining("; "));
  }
}
