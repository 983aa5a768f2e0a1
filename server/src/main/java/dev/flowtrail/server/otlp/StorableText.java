package dev.flowtrail.server.otlp;

/** Texts of strangers, made such that every store can carry them. */
final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** The text with U+FFFD in the place of each U+0000 and each half of a surrogate pair. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isStorable(point) ? point : REPLACEMENT)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  /** What is left of a pair is a code point of its own. */
  private static boolean isStorable(int point) {
    return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  /** At most so many characters of it, no pair cut in two. */
  static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, splits ? maxLength - 1 : maxLength);
  }

  /** A piece of a stranger's text that an answer or a log can show. */
  static String printable(String text) {
    return cut(text, 200).replaceAll("\\p{C}", "?");
  }
}
