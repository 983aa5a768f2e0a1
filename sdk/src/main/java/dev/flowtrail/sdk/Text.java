package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Limits;
import org.jspecify.annotations.Nullable;

/** Text that can be sent. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';

  /** Stands where somebody gave no name. */
  static final String UNNAMED = "unnamed";

  private Text() {}

  /** The name as every part of the server can keep it. */
  static String name(@Nullable String given) {
    return given == null || given.isBlank() ? UNNAMED : storable(given, Limits.MAX_NAME_LENGTH);
  }

  /** The first {@code maxLength} characters, without breaking the last one. */
  static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean breaksPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, breaksPair ? maxLength - 1 : maxLength);
  }

  /** What of the text every part of the server can keep. */
  static String storable(String text, int maxLength) {
    return wellFormed(cut(text, maxLength)).replace('\0', REPLACEMENT);
  }

  /** The same text, with a replacement for each half of a surrogate pair that stands alone. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().forEach(point -> repaired.appendCodePoint(orReplacement(point)));
    return repaired.toString();
  }

  /** A code point in the range of the surrogates is half a pair. */
  private static int orReplacement(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
        ? REPLACEMENT
        : point;
  }
}
