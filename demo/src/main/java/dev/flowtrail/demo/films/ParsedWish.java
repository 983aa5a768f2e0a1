package dev.flowtrail.demo.films;

import java.util.List;

/** A wish, and how each part of the text was read. */
record ParsedWish(Wish wish, List<Phrase> phrases) {

  /**
   * A part of the text.
   *
   * @param meaning what it was taken for; "not understood" when for nothing
   */
  record Phrase(String words, boolean understood, String meaning) {}

  String reason() {
    long understood = phrases.stream().filter(Phrase::understood).count();
    String sentence = "understood %d of %d phrases".formatted(understood, phrases.size());
    return phrases.stream()
        .filter(phrase -> !phrase.understood())
        .findFirst()
        .map(phrase -> sentence + "; \"" + phrase.words() + "\" was left out")
        .orElse(sentence);
  }
}
