package dev.flowtrail.server.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Splits texts into words: runs of letters and digits with their marks, whatever stands between
 * them. So names of programs, such as {@code out_of_stock}, fall into their words, too. In scripts
 * that put no spaces between words each character is a word; so is each emoji.
 */
final class Words {

  /** What is longer is compared by its beginning; this much of it is looked at. */
  private static final int MAX_CHARS = 256;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** Halfwidth marks of katakana are letters by themselves; long vowels are of no script. */
  private static final String KATAKANA_MARKS = "\uff9e\uff9f";

  private static final String LONG_VOWELS = "\u30fc\uff70";

  private final String text;
  private final List<Word> words = new ArrayList<>();

  private Words(String text) {
    this.text = text;
  }

  private enum Kind {
    NONE,
    MARK,
    RUN,
    SINGLE
  }

  /** All words of a text, in order. */
  static List<Word> of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /** The first words of a text, at least as many as are asked for where there are so many. */
  static List<Word> of(String text, int count) {
    return new Words(text).read(count);
  }

  private List<Word> read(int count) {
    int at = 0;
    while (at < text.length() && words.size() < count) {
      Kind kind = kind(text.codePointAt(at));
      int next = at + Character.charCount(text.codePointAt(at));
      if (kind == Kind.RUN || kind == Kind.SINGLE) {
        next = end(next, kind);
        add(at, next, kind == Kind.SINGLE);
      }
      at = next;
    }
    return words;
  }

  private int end(int from, Kind kind) {
    int at = from;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      Kind next = kind(character);
      if (next != Kind.MARK && (next != Kind.RUN || kind == Kind.SINGLE)) {
        return at;
      }
      at += Character.charCount(character);
    }
    return at;
  }

  /** What is one character here can stand for several words, as some ligatures do. */
  private void add(int from, int to, boolean single) {
    String folded = Folding.fold(text.substring(from, cut(from, to)));
    int at = 0;
    while (at < folded.length()) {
      int end = at;
      while (end < folded.length() && kind(folded.codePointAt(end)) != Kind.NONE) {
        end += Character.charCount(folded.codePointAt(end));
      }
      if (end > at) {
        words.add(new Word(Folding.shortened(folded.substring(at, end)), from, to, single));
      }
      at = end + (end < folded.length() ? Character.charCount(folded.codePointAt(end)) : 0);
    }
  }

  private int cut(int from, int to) {
    if (to - from <= MAX_CHARS) {
      return to;
    }
    int end = from + MAX_CHARS;
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static Kind kind(int character) {
    if (character < 0x80) {
      return isAsciiWord(character) ? Kind.RUN : Kind.NONE;
    }
    if (KATAKANA_MARKS.indexOf(character) >= 0) {
      return Kind.MARK;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          Kind.MARK;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          isSingle(character) ? Kind.SINGLE : Kind.RUN;
      default -> isEmoji(character) ? Kind.SINGLE : Kind.NONE;
    };
  }

  private static boolean isAsciiWord(int character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9';
  }

  private static boolean isSingle(int character) {
    return LONG_VOWELS.indexOf(character) >= 0
        || WITHOUT_SPACES.contains(UnicodeScript.of(character));
  }

  /** Tones of skin only change the one before. */
  private static boolean isEmoji(int character) {
    return (Character.isExtendedPictographic(character) || Character.isEmojiPresentation(character))
        && !Character.isEmojiModifier(character);
  }
}
