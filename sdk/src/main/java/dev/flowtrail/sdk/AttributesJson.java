package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts encoded values together as one JSON object. */
final class AttributesJson {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * An even number of backslashes before it are escaped ones; after an odd one it is plain text.
   */
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u0000");

  private AttributesJson() {}

  /** The server's database takes no U+0000, in no escape either. */
  static String write(
      Map<String, Snapshot> values, Map<Loss, Integer> losses, Map<String, String> notes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, Snapshot> value : values.entrySet()) {
        json.writeFieldName(value.getKey());
        json.writeRawValue(textOf(value.getValue()));
      }
      for (Map.Entry<String, String> note : notes.entrySet()) {
        json.writeFieldName(note.getKey());
        json.writeRawValue(note.getValue());
      }
      writeLosses(losses, json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    String json = out.toString(StandardCharsets.UTF_8);
    return ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd");
  }

  private static String textOf(Snapshot value) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    value.writeTo(text);
    return text.toString(StandardCharsets.UTF_8);
  }

  /** So that whoever looks at the flow knows that it is not whole. */
  private static void writeLosses(Map<Loss, Integer> losses, JsonGenerator json)
      throws IOException {
    if (losses.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("flowtrail.losses");
    for (Map.Entry<Loss, Integer> loss : losses.entrySet()) {
      json.writeNumberField(loss.getKey().wireName(), loss.getValue());
    }
    json.writeEndObject();
  }
}
