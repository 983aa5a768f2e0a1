package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.FieldPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of an array in memory, read once: members in their order, of two with one name the
 * first, numbers as their digits.
 */
sealed interface Element {

  record Members(Map<String, Element> byName) implements Element {}

  record Elements(List<Element> inOrder) implements Element {}

  record Text(String value) implements Element {}

  record Digits(String value, boolean whole) implements Element {}

  enum Word implements Element {
    TRUE,
    FALSE,
    NULL
  }

  /** Reads the value that the parser stands on, and leaves it on the value's end. */
  static Element read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> {
        List<Element> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(parser));
        }
        yield new Elements(elements);
      }
      case VALUE_STRING -> new Text(parser.getText());
      case VALUE_NUMBER_INT -> new Digits(parser.getText(), true);
      case VALUE_TRUE -> Word.TRUE;
      case VALUE_FALSE -> Word.FALSE;
      case VALUE_NULL -> Word.NULL;
      default -> new Digits(parser.getText(), false);
    };
  }

  private static Members members(JsonParser parser) throws IOException {
    Map<String, Element> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.putIfAbsent(name, read(parser));
    }
    return new Members(members);
  }

  /** What lies down this way through objects; null when nothing does. */
  default @Nullable Element at(FieldPath path) {
    Element value = this;
    for (String name : path.names()) {
      Element member = value instanceof Members members ? members.byName().get(name) : null;
      if (member == null) {
        return null;
      }
      value = member;
    }
    return value;
  }

  /** Without spaces. */
  default void write(JsonGenerator json) throws IOException {
    switch (this) {
      case Text text -> json.writeString(text.value());
      case Digits digits -> json.writeNumber(digits.value());
      case Word.TRUE -> json.writeBoolean(true);
      case Word.FALSE -> json.writeBoolean(false);
      case Word.NULL -> json.writeNull();
      case Elements elements -> {
        json.writeStartArray();
        for (Element element : elements.inOrder()) {
          element.write(json);
        }
        json.writeEndArray();
      }
      case Members members -> {
        json.writeStartObject();
        for (Map.Entry<String, Element> member : members.byName().entrySet()) {
          json.writeFieldName(member.getKey());
          member.getValue().write(json);
        }
        json.writeEndObject();
      }
    }
  }
}
