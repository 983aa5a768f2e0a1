package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes text that was cut through the middle of a character, as prompts often are, with a
 * replacement character in its place. Otherwise it would cost the whole observation.
 */
final class WellFormedText extends JsonGeneratorDelegate {

  WellFormedText(JsonGenerator json) {
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
}
