package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a query's text into tokens. */
final class Lexer {

  private static final String SPECIAL = "{}(),:=!<>~&|\"";
  private static final List<String> LONG_SIGNS = List.of("&&", "||", "!=", "<=", ">=");

  /** In a time of day colons belong to the word. */
  private static final Pattern TIME_SO_FAR =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}(:\\d{2})?(:\\d{2}(\\.\\d+)?)?([+-]\\d{2})?");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * The tokens, the end as the last one.
   *
   * @throws InvalidQueryException for a sign that there is not, or a quote that is not closed
   */
  static List<Token> tokens(String text) {
    return new Lexer(text).read();
  }

  private List<Token> read() {
    while (true) {
      while (position < text.length() && isSpace(text.charAt(position))) {
        position++;
      }
      if (position == text.length()) {
        add(Kind.END, "", position);
        return tokens;
      }
      readToken();
    }
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private void readToken() {
    char first = text.charAt(position);
    if (first == '"') {
      readQuoted();
    } else if (SPECIAL.indexOf(first) >= 0) {
      readSign();
    } else {
      readWord();
    }
  }

  private void add(Kind kind, String content, int from) {
    tokens.add(new Token(kind, content, new Span(from, position)));
  }

  private void readQuoted() {
    int from = position++;
    StringBuilder content = new StringBuilder();
    while (position < text.length() && text.charAt(position) != '"') {
      if (text.charAt(position) == '\\' && position + 1 < text.length()) {
        position++;
      }
      content.append(text.charAt(position++));
    }
    if (position >= text.length()) {
      throw new InvalidQueryException(
          new Span(from, text.length()),
          "The quote that opens here is not closed. Expected \" behind the text;"
              + " a quote within it is written \\\".",
          List.of("\""));
    }
    position++;
    add(Kind.QUOTED, content.toString(), from);
  }

  private void readSign() {
    int from = position;
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, from)) {
        position += sign.length();
        add(Kind.SIGN, sign, from);
        return;
      }
    }
    position++;
    char sign = text.charAt(from);
    if (sign == '&' || sign == '|') {
      String meant = "" + sign + sign;
      throw new InvalidQueryException(
          new Span(from, position),
          "Expected %s; a text with %s in it stands in quotes.".formatted(meant, sign),
          List.of(meant));
    }
    add(Kind.SIGN, String.valueOf(sign), from);
  }

  private void readWord() {
    int from = position;
    while (position < text.length() && belongsToWord(from)) {
      position++;
    }
    add(Kind.WORD, text.substring(from, position), from);
  }

  private boolean belongsToWord(int from) {
    char next = text.charAt(position);
    if (next == ':') {
      return position + 1 < text.length()
          && Character.isDigit(text.charAt(position + 1))
          && TIME_SO_FAR.matcher(text).region(from, position).matches();
    }
    return !isSpace(next) && SPECIAL.indexOf(next) < 0;
  }
}
