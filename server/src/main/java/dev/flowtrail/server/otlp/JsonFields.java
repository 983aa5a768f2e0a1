package dev.flowtrail.server.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads values of the JSON form of protocol buffers: null is what is not there, integers may be
 * texts, and members that nobody knows are passed over.
 */
final class JsonFields {

  private final JsonParser parser;

  JsonFields(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads one member, the parser on its value, and ends on its last token. */
  @FunctionalInterface
  interface Member {
    void read(String name) throws IOException;
  }

  /** Reads one element likewise. */
  @FunctionalInterface
  interface Element {
    void read() throws IOException;
  }

  /** Reads an object that the parser stands on. */
  void object(Member member) throws IOException {
    if (isNull()) {
      return;
    }
    require(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      member.read(name);
    }
  }

  void array(Element element) throws IOException {
    if (isNull()) {
      return;
    }
    require(JsonToken.START_ARRAY, "an array");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  String text() throws IOException {
    if (isNull()) {
      return "";
    }
    require(JsonToken.VALUE_STRING, "a string");
    return parser.getText();
  }

  boolean flag() throws IOException {
    if (isNull()) {
      return false;
    }
    if (!parser.currentToken().isBoolean()) {
      throw unexpected("a boolean");
    }
    return parser.getBooleanValue();
  }

  /** A signed integer of 64 bits. */
  long integer() throws IOException {
    return isNull() ? 0 : number(Long::parseLong);
  }

  /** An unsigned one: what is larger than a signed one can be is negative here. */
  long unsigned() throws IOException {
    return isNull() ? 0 : number(Long::parseUnsignedLong);
  }

  /** An enum's number, or the one that its name has. */
  long choice(Choice byName) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      return text.isEmpty() || Character.isDigit(text.charAt(0)) ? integer() : byName.number(text);
    }
    return integer();
  }

  /** Knows the names of an enum. */
  @FunctionalInterface
  interface Choice {
    long number(String name);
  }

  double decimal() throws IOException {
    try {
      return switch (parser.currentToken()) {
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING ->
            Double.parseDouble(parser.getText());
        default -> throw unexpected("a number");
      };
    } catch (NumberFormatException e) {
      throw unexpected("a number");
    }
  }

  private interface Parse {
    long parse(String digits);
  }

  private long number(Parse parse) throws IOException {
    try {
      return switch (parser.currentToken()) {
        case VALUE_NUMBER_INT, VALUE_STRING -> parse.parse(parser.getText());
        case VALUE_NUMBER_FLOAT -> whole(parser.getDoubleValue());
        default -> throw unexpected("an integer");
      };
    } catch (NumberFormatException e) {
      throw unexpected("an integer");
    }
  }

  /** Some writers know only doubles, and write large ones as 1.7e18. */
  private static long whole(double number) {
    if (number != Math.rint(number) || Math.abs(number) >= Long.MAX_VALUE) {
      throw new NumberFormatException();
    }
    return (long) number;
  }

  private boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  private void require(JsonToken token, String expected) {
    if (parser.currentToken() != token) {
      throw unexpected(expected);
    }
  }

  MalformedExportException unexpected(String expected) {
    return new MalformedExportException(
        "Expected %s at %s but was something else."
            .formatted(
                expected,
                StorableText.printable(parser.getParsingContext().pathAsPointer().toString())));
  }
}
