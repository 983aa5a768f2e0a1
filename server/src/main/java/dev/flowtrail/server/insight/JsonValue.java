package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A piece of JSON in memory. Numbers are what their text is. */
sealed interface JsonValue {

  JsonFactory JSON = new JsonFactory();

  /** Members by name; the order does not count. */
  record Members(Map<String, JsonValue> byName) implements JsonValue {}

  record Elements(List<JsonValue> inOrder) implements JsonValue {}

  /** A number, text, boolean or null, as JSON. */
  record Scalar(String json) implements JsonValue {}

  /** Reads the value that the parser stands on, and leaves it on the value's end. */
  static JsonValue read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, read(parser));
      }
      return new Members(members);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<JsonValue> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser));
      }
      return new Elements(elements);
    }
    return new Scalar(
        parser.currentToken() == JsonToken.VALUE_STRING
            ? quote(parser.getText())
            : parser.getText());
  }

  private static String quote(String text) throws IOException {
    StringWriter quoted = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(quoted)) {
      generator.writeString(text);
    }
    return quoted.toString();
  }

  /** The same text for equal values: members stand by name. */
  default String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(this, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonValue value, JsonGenerator json) throws IOException {
    switch (value) {
      case Scalar scalar -> json.writeRawValue(scalar.json());
      case Elements elements -> {
        json.writeStartArray();
        for (JsonValue element : elements.inOrder()) {
          write(element, json);
        }
        json.writeEndArray();
      }
      case Members members -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonValue> member : new TreeMap<>(members.byName()).entrySet()) {
          json.writeFieldName(member.getKey());
          write(member.getValue(), json);
        }
        json.writeEndObject();
      }
    }
  }

  /** The scalar that lies down this way, as JSON. */
  default Optional<String> scalarAt(List<String> names) {
    JsonValue value = this;
    for (String name : names) {
      JsonValue member = value instanceof Members members ? members.byName().get(name) : null;
      if (member == null) {
        return Optional.empty();
      }
      value = member;
    }
    return Optional.of(value).filter(Scalar.class::isInstance).map(it -> ((Scalar) it).json());
  }

  /** A text's or number's characters, without quotes; null for any other value. */
  static @Nullable String plain(String json) {
    if (json.startsWith("\"")) {
      try (JsonParser parser = JSON.createParser(json)) {
        parser.nextToken();
        return parser.getText();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return json.equals("null") || json.equals("true") || json.equals("false") ? null : json;
  }
}
