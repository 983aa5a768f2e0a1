package dev.flowtrail.sdk;

import java.util.HashMap;
import java.util.Map;

/** Counts the repeats of each name. Not safe for use by several threads. */
final class Versions {
  private final Map<String, Integer> latest = new HashMap<>();

  /** 1 for the first of its name, 2 for the next. */
  int next(String name) {
    return latest.merge(name, 1, Integer::sum);
  }
}
