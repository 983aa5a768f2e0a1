package dev.flowtrail.server.insight;

import java.util.Locale;

/**
 * What became of a candidate in a flow. The five are never merged: each asks for another remedy.
 */
enum Fate {
  NEVER_ENTERED,
  DROPPED,
  RANKED_OUT,
  SELECTED,
  NOT_RECORDED;

  /** The name in JSON: {@code never_entered}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
