package dev.flowtrail.server.ingest;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks one JSON value: hashes its content, counts the elements of an array and gathers what the
 * fields of those elements hold. Nesting is bounded by the parser's depth limit.
 */
final class DataScan {

  private final JsonParser parser;
  private final ContentHash hash = new ContentHash();
  private final FieldStatistics fields = new FieldStatistics();

  DataScan(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * What a value holds.
   *
   * @param fields null unless it is an array
   */
  record Result(HashValue128 hash, @Nullable FieldStatistics fields) {}

  /** Called with the parser on the value's first token; returns with it on the last. */
  Result scan() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return new Result(value(null), null);
    }
    ContentHash.ArrayHash array = hash.array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(fields.nextItem(parser.currentToken() == JsonToken.START_OBJECT)));
    }
    return new Result(array.get(), fields);
  }

  private HashValue128 value(FieldStatistics.@Nullable Field field) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(field);
      case START_ARRAY -> array();
      case VALUE_STRING -> string(field);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(field);
      case VALUE_TRUE, VALUE_FALSE -> bool(field);
      default -> hash.ofLiteral("null");
    };
  }

  private HashValue128 object(FieldStatistics.@Nullable Field field) throws IOException {
    ContentHash.ObjectHash object = hash.object();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.add(name, value(field == null ? null : field.child(name)));
    }
    return object.get();
  }

  /** What arrays inside an element hold belongs to no field. */
  private HashValue128 array() throws IOException {
    ContentHash.ArrayHash array = hash.array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(null));
    }
    return array.get();
  }

  private HashValue128 string(FieldStatistics.@Nullable Field field) throws IOException {
    if (field != null) {
      field.addString();
    }
    int length = parser.getTextLength();
    return length > ContentHash.MAX_GATHERED_CHARS
        ? hash.ofLongString(parser::getText)
        : hash.ofString(parser.getTextCharacters(), parser.getTextOffset(), length);
  }

  private HashValue128 number(FieldStatistics.@Nullable Field field) throws IOException {
    int length = parser.getTextLength();
    if (length > ContentHash.MAX_GATHERED_CHARS) {
      return longNumber(field, parser.getText());
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    if (field != null) {
      field.addNumber(NumberText.toDouble(text, offset, length));
    }
    return hash.ofNumber(text, offset, length);
  }

  private HashValue128 longNumber(FieldStatistics.@Nullable Field field, String text) {
    if (field != null) {
      field.addNumber(Double.parseDouble(text));
    }
    return hash.ofNumber(text);
  }

  private HashValue128 bool(FieldStatistics.@Nullable Field field) {
    boolean value = parser.currentToken() == JsonToken.VALUE_TRUE;
    if (field != null) {
      field.addBoolean(value);
    }
    return hash.ofLiteral(value ? "true" : "false");
  }
}
