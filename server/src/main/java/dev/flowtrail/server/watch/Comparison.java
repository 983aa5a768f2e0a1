package dev.flowtrail.server.watch;

import java.util.Locale;

/** On which side of its threshold a watch fires. The threshold itself is on none. */
enum Comparison {
  ABOVE,
  BELOW;

  boolean holds(double value, double threshold) {
    return this == ABOVE ? value > threshold : value < threshold;
  }

  /** As the API and the database have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Comparison of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
