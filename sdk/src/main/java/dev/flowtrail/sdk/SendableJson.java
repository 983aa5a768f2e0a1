package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Holds the serializers of the host's classes to what can be sent. Text that was cut through the
 * middle of a character, as prompts often are, gets a replacement character in its place. Raw
 * values that are no JSON cost their observation; unchecked they would cost the whole flow.
 */
final class SendableJson extends JsonGeneratorDelegate {

  SendableJson(JsonGenerator json) {
    super(json, false);
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    super.writeString(text == null ? null : Text.wellFormed(text));
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    super.writeFieldName(Text.wellFormed(name));
  }

  @Override
  public void writeRawValue(String json) throws IOException {
    requireOneValue(json);
    super.writeRawValue(json);
  }

  @Override
  public void writeRawValue(SerializableString json) throws IOException {
    requireOneValue(json.getValue());
    super.writeRawValue(json);
  }

  void requireOneValue() throws IOException {
    JsonStreamContext place = getOutputContext();
    if (!place.inRoot() || place.getEntryCount() != 1) {
      throw new IOException("expected one JSON value but found none, several, or a part of one");
    }
  }

  private static void requireOneValue(String json) throws IOException {
    JsonCheck check = new JsonCheck(OutputStream.nullOutputStream());
    check.write(json.getBytes(StandardCharsets.UTF_8));
    check.requireOneValue();
  }
}
