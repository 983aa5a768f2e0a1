package dev.flowtrail.server.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that is said of a flow or step itself.
 *
 * @param where what it is: {@code name}, {@code key}, {@code kind}, {@code reason}, {@code
 *     attribute}
 */
public record OwnText(String where, String text) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * What is said of a flow.
   *
   * @param attributes as JSON
   */
  static List<OwnText> ofFlow(
      @Nullable String name,
      @Nullable String key,
      @Nullable String reason,
      @Nullable String attributes) {
    List<OwnText> texts = new ArrayList<>();
    add(texts, "name", name);
    add(texts, "key", key);
    add(texts, "reason", reason);
    if (attributes != null) {
      addAttributes(texts, attributes);
    }
    return texts;
  }

  /** What is said of a step. */
  static List<OwnText> ofStep(
      @Nullable String name, @Nullable String kind, @Nullable String reason) {
    List<OwnText> texts = new ArrayList<>();
    add(texts, "name", name);
    add(texts, "kind", kind);
    add(texts, "reason", reason);
    return texts;
  }

  private static void add(List<OwnText> texts, String where, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      texts.add(new OwnText(where, text));
    }
  }

  /** Numbers count here: many an attribute is one that is an id. */
  private static void addAttributes(List<OwnText> texts, String attributes) {
    try (JsonParser parser = JSON.createParser(attributes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          add(texts, "attribute", parser.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
