package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes contrasts as the contract names them. */
final class ContrastWriter {

  private final JsonGenerator json;

  ContrastWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Contrasts contrasts) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", contrasts.process());
    contrasts.looked().write(json);
    writeGroup("bad", contrasts.groups().bad(), contrasts.badSentence());
    writeGroup("others", contrasts.groups().others(), contrasts.othersSentence());
    json.writeNumberField("minimumRuns", contrasts.minimumRuns());
    json.writeNumberField("tested", contrasts.tested());
    json.writeStringField("sentence", contrasts.sentence());
    json.writeArrayFieldStart("contrasts");
    for (Contrast contrast : contrasts.strongest()) {
      write(contrast, contrasts.ids());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeGroup(String name, long runs, String sentence) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("runs", runs);
    json.writeStringField("sentence", sentence);
    json.writeEndObject();
  }

  private void write(Contrast contrast, Map<Long, UUID> ids) throws IOException {
    json.writeStartObject();
    write(contrast.count().feature());
    json.writeNumberField("bad", contrast.count().bad());
    json.writeNumberField("others", contrast.count().others());
    json.writeNumberField("badShare", contrast.badShare());
    json.writeNumberField("othersShare", contrast.otherShare());
    json.writeNumberField("difference", contrast.difference());
    writeOrNull("riskRatio", contrast.riskRatio());
    json.writeNumberField("chiSquare", contrast.test().statistic());
    json.writeNumberField("pValue", contrast.test().pValue());
    json.writeNumberField("correctedP", contrast.correctedP());
    json.writeBooleanField("significant", contrast.significant());
    json.writeStringField("sentence", contrast.sentence());
    json.writeObjectFieldStart("examples");
    writeIds("bad", contrast.count().badAges(), ids);
    writeIds("others", contrast.count().otherAges(), ids);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(Feature feature) throws IOException {
    json.writeStringField("kind", feature.kind().wireName());
    json.writeStringField("name", feature.name());
    json.writeStringField("value", feature.value());
    StepName step = feature.step();
    if (step == null) {
      json.writeNullField("step");
      json.writeNullField("version");
    } else {
      step.write(json);
    }
  }

  private void writeOrNull(String name, Optional<Double> value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  private void writeIds(String name, List<Long> ages, Map<Long, UUID> ids) throws IOException {
    json.writeArrayFieldStart(name);
    for (long age : ages) {
      UUID id = ids.get(age);
      if (id != null) {
        json.writeString(id.toString());
      }
    }
    json.writeEndArray();
  }
}
