package dev.flowtrail.server.watch;

import java.util.Arrays;

/** How a watch stands since its last evaluation. */
enum State {
  /** It was not evaluated yet, or there were too few runs to judge a share of them. */
  NO_DATA("noData"),
  OK("ok"),
  FIRING("firing");

  private final String word;

  State(String word) {
    this.word = word;
  }

  /** As the API and the database have it. */
  String word() {
    return word;
  }

  static State of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst().orElseThrow();
  }
}
