package dev.flowtrail.server.watch;

import java.util.Locale;

/** What of the runs that fit is compared with the threshold. */
enum Measure {
  /** Their share of all runs, 0 to 1. */
  SHARE,
  COUNT;

  /** As the API and the database have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Measure of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
