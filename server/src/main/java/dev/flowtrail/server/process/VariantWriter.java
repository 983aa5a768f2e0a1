package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.process.Variants.Frequency;
import dev.flowtrail.server.process.Variants.Transition;
import dev.flowtrail.server.process.Variants.Variant;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** Writes variants as the contract names them. */
final class VariantWriter {

  private final JsonGenerator json;

  VariantWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(String process, VariantReader.Answer answer) throws IOException {
    Variants variants = answer.variants();
    json.writeStartObject();
    json.writeStringField("name", process);
    answer.looked().write(json);
    json.writeNumberField("found", variants.found());
    json.writeArrayFieldStart("variants");
    for (Variant variant : variants.listed()) {
      write(variant, answer);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("transitions");
    for (Map.Entry<Transition, Frequency> transition : variants.transitions()) {
      write(transition.getKey(), transition.getValue());
    }
    json.writeEndArray();
    json.writeBooleanField("transitionsOfAll", variants.areAllTransitions());
    json.writeEndObject();
  }

  private void write(Variant variant, VariantReader.Answer answer) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("steps");
    for (String step : variant.steps()) {
      json.writeString(step);
    }
    json.writeEndArray();
    json.writeNumberField("runs", variant.runs());
    json.writeNumberField("share", (double) variant.runs() / answer.looked().runs());
    json.writeNumberField("failed", variant.failed());
    json.writeNumberField("failedShare", (double) variant.failed() / variant.runs());
    Quantiles.write(json, "durationMs", variant.duration());
    json.writeArrayFieldStart("examples");
    for (UUID id : answer.variants().examples(variant)) {
      json.writeString(id.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Transition transition, Frequency frequency) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", transition.from());
    json.writeStringField("to", transition.to());
    json.writeNumberField("runs", frequency.runs());
    json.writeNumberField("count", frequency.count());
    json.writeEndObject();
  }
}
