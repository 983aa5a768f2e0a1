package dev.flowtrail.server.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Takes from a word what does not matter when words are compared: the case of letters, whether a
 * letter is wide, narrow or a part of a ligature, and the marks of letters in scripts where many
 * leave them out, so that {@code cafe} is {@code café}.
 */
final class Folding {

  /** Longer words are the same when they begin so; in characters. */
  private static final int MAX_CHARACTERS = 64;

  private static final Set<UnicodeScript> MARKS_LEFT_OUT =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

  private Folding() {}

  static String fold(String word) {
    return isAscii(word) ? lower(word) : foldAny(word);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Both cases, one after the other: some letters have two small ones, some only become two. */
  private static String foldAny(String word) {
    String plain = withoutMarks(Normalizer.normalize(word, Form.NFKD));
    String folded = lower(plain.toUpperCase(Locale.ROOT)).replace('ς', 'σ');
    return Normalizer.normalize(folded, Form.NFKC);
  }

  private static String withoutMarks(String decomposed) {
    StringBuilder kept = new StringBuilder(decomposed.length());
    boolean leavingOut = false;
    for (int at = 0; at < decomposed.length(); ) {
      int character = decomposed.codePointAt(at);
      boolean mark = Character.getType(character) == Character.NON_SPACING_MARK;
      if (!mark) {
        leavingOut = MARKS_LEFT_OUT.contains(UnicodeScript.of(character));
      }
      if (!mark || !leavingOut) {
        kept.appendCodePoint(character);
      }
      at += Character.charCount(character);
    }
    return kept.toString();
  }

  static String shortened(String word) {
    return word.length() <= MAX_CHARACTERS
            || word.codePointCount(0, word.length()) <= MAX_CHARACTERS
        ? word
        : word.substring(0, word.offsetByCodePoints(0, MAX_CHARACTERS));
  }
}
