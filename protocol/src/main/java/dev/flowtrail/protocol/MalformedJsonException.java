package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** A text that is not JSON. */
public final class MalformedJsonException extends RuntimeException {

  private static final Pattern QUOTED_TOKEN = Pattern.compile(" '[^']*'(?=: was expecting|$)");
  private static final Pattern PARSER_SETTING = Pattern.compile(": enable `\\w+\\.\\w+` to allow");
  private static final Pattern PLACE =
      Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]");

  private final int line;
  private final int column;

  public MalformedJsonException(String detail, int line, int column) {
    super(detail);
    this.line = line;
    this.column = column;
  }

  /** Keeps the parser's finding and its place. */
  static MalformedJsonException of(JsonProcessingException e) {
    String detail = plain(e.getOriginalMessage());
    return e.getLocation() == null
        ? new MalformedJsonException(detail, 1, 1)
        : new MalformedJsonException(
            detail, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** Leaves out the piece of payload that the parser may quote, and what it says about itself. */
  private static String plain(String message) {
    String unquoted = QUOTED_TOKEN.matcher(message).replaceAll("");
    String unadvised = PARSER_SETTING.matcher(unquoted).replaceAll("");
    return Text.printable(PLACE.matcher(unadvised).replaceAll("$1"));
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }
}
