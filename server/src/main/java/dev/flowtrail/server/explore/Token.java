package dev.flowtrail.server.explore;

import java.util.Set;

/**
 * A piece of a query's text.
 *
 * @param text the sign, the word, or what stands between quotes
 */
record Token(Kind kind, String text, Span span) {

  private static final Set<String> COMPARING = Set.of(":", "=", "!=", "<", "<=", ">", ">=", "~");

  enum Kind {
    WORD,
    QUOTED,
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whether it stands between a field and a value. */
  boolean compares() {
    return kind == Kind.SIGN && COMPARING.contains(text);
  }

  /** A word or a quoted text. */
  boolean isText() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** How an error names it. */
  String described() {
    return switch (kind) {
      case END -> "the end of the query";
      case SIGN -> text;
      case WORD -> shortened();
      case QUOTED -> '"' + shortened() + '"';
    };
  }

  private String shortened() {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "...";
  }
}
