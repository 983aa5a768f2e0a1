package dev.flowtrail.protocol;

import org.jspecify.annotations.Nullable;

/** What a text must be so that every store and every encoder can carry it unchanged. */
final class Text {

  private static final int QUOTED_LENGTH = 40;

  private Text() {}

  /** What is wrong with the text, or null. */
  static @Nullable String findFault(String text, int minLength, int maxLength) {
    if (text.length() < minLength || text.length() > maxLength) {
      return "expected " + minLength + " to " + maxLength + " characters but was " + text.length();
    }
    return findUnstorable(text);
  }

  private static @Nullable String findUnstorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "expected no U+0000 but found one at character " + i;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "expected valid Unicode but found half a surrogate pair at character " + i;
      }
    }
    return null;
  }

  /** A short rendering of a value that is not payload: a status, an id, a time. */
  static String quote(String text) {
    String shown = text.length() <= QUOTED_LENGTH ? text : text.substring(0, QUOTED_LENGTH) + "...";
    return '"' + printable(shown) + '"';
  }

  /** The text without what a log or an answer cannot show: controls, halves of pairs. */
  static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }
}
