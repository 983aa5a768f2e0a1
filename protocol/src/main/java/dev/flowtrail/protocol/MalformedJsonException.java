package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** A text that is not JSON. */
public final class MalformedJsonException extends RuntimeException {

  private static final Pattern QUOTED_TOKEN = Pattern.compile("Unrecognized token '.*?'(?=:|$)");

  private final int line;
  private final int column;

  public MalformedJsonException(String detail, int line, int column) {
    super(detail);
    this.line = line;
    this.column = column;
  }

  /** Keeps the parser's finding and its place, but not the piece of payload that it may quote. */
  static MalformedJsonException of(JsonProcessingException e) {
    String detail = QUOTED_TOKEN.matcher(e.getOriginalMessage()).replaceAll("Unrecognized token");
    return e.getLocation() == null
        ? new MalformedJsonException(detail, 1, 1)
        : new MalformedJsonException(
            detail, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
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
