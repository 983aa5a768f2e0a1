package dev.flowtrail.server.text;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.text.Phrase.Range;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a text, with what was looked for in it.
 *
 * @param ranges where that stands in the piece; at least one
 * @param where what the text is: {@code name}, {@code key}, {@code kind}, {@code reason}, {@code
 *     attribute}, or {@code observation} when it stands within one
 * @param place who has it
 * @param step null when it is said of the flow itself
 * @param observation null when it stands in none
 */
public record Fragment(
    String text,
    List<Range> ranges,
    String where,
    TextPlace place,
    @Nullable StepName step,
    @Nullable UUID observation) {

  /** Writes it as answers name it. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", text);
    json.writeArrayFieldStart("ranges");
    for (Range range : ranges) {
      json.writeStartObject();
      json.writeNumberField("from", range.from());
      json.writeNumberField("to", range.to());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("where", where);
    json.writeStringField("step", step == null ? null : step.name());
    json.writeFieldName("version");
    if (step == null) {
      json.writeNull();
    } else {
      json.writeNumber(step.version());
    }
    json.writeStringField("stepId", place.step() == null ? null : place.step().toString());
    json.writeStringField("observationId", observation == null ? null : observation.toString());
    json.writeEndObject();
  }
}
