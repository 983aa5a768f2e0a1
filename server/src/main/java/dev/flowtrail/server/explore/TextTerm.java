package dev.flowtrail.server.explore;

import dev.flowtrail.server.text.Phrase;
import java.util.List;

/** A text that flows or steps are searched for. */
final class TextTerm {

  private TextTerm() {}

  /**
   * Reads a word or a quoted text.
   *
   * @throws InvalidQueryException when it has no words, or too many
   */
  static Condition condition(Token token) {
    Phrase phrase = Phrase.of(token.text());
    if (phrase.size() == 0) {
      throw invalid(token, "Expected a text with a letter, a digit or an emoji in it.");
    }
    if (phrase.size() > Phrase.MAX_WORDS) {
      throw invalid(
          token, "Expected at most %d words next to each other.".formatted(Phrase.MAX_WORDS));
    }
    if (phrase.prefixIsTooShort()) {
      throw invalid(
          token, "Expected at least %d characters before *.".formatted(Phrase.MIN_PREFIX));
    }
    return new Condition.Text(token.text(), token.span());
  }

  private static InvalidQueryException invalid(Token token, String message) {
    return new InvalidQueryException(token.span(), message, List.of());
  }
}
