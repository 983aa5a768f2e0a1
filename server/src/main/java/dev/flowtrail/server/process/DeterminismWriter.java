package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.process.StepDeterminism.Example;
import dev.flowtrail.server.process.StepDeterminism.InputIs;
import dev.flowtrail.server.process.StepDeterminism.SetStability;
import java.io.IOException;
import java.util.Optional;

/** Writes a report about determinism as the contract names it. */
final class DeterminismWriter {

  private final JsonGenerator json;

  DeterminismWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Determinism report) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", report.process());
    report.looked().write(json);
    json.writeStringField("sentence", report.sentence());
    json.writeFieldName("firstRandomStep");
    Optional<StepDeterminism> first = report.firstRandom();
    if (first.isPresent()) {
      json.writeStartObject();
      writePlace(first.get());
      writeExample(first.get().example());
      json.writeEndObject();
    } else {
      json.writeNull();
    }
    json.writeArrayFieldStart("steps");
    for (StepDeterminism step : report.steps()) {
      write(step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writePlace(StepDeterminism step) throws IOException {
    step.step().write(json);
    json.writeNumberField("position", step.position());
    json.writeStringField("kind", step.kind());
  }

  private void write(StepDeterminism step) throws IOException {
    json.writeStartObject();
    writePlace(step);
    json.writeNumberField("runs", step.runs());
    json.writeStringField("inputIs", step.inputIs().map(InputIs::wireName).orElse(null));
    json.writeNumberField("groups", step.groups());
    json.writeNumberField("differingGroups", step.differingGroups());
    json.writeNumberField("repeatedRuns", step.repeatedRuns());
    json.writeNumberField("deviatingRuns", step.deviatingRuns());
    writeMeasures(step);
    writeStability(step.setStability());
    json.writeStringField("verdict", step.verdict().wireName());
    json.writeStringField("sentence", step.sentence());
    writeExample(step.example());
    json.writeEndObject();
  }

  /** Where nothing was repeated there is nothing to measure. */
  private void writeMeasures(StepDeterminism step) throws IOException {
    if (step.groups() == 0) {
      json.writeNullField("distinctOutputs");
      json.writeNullField("flipRate");
      json.writeNullField("entropy");
      json.writeNullField("bound95");
      return;
    }
    json.writeObjectFieldStart("distinctOutputs");
    json.writeNumberField("mean", step.meanOutputs());
    json.writeNumberField("max", step.maxOutputs());
    json.writeEndObject();
    json.writeNumberField("flipRate", step.flipRate());
    json.writeNumberField("entropy", step.entropy());
    json.writeNumberField("bound95", step.bound().orElse(1.0));
  }

  private void writeStability(Optional<SetStability> stability) throws IOException {
    json.writeFieldName("setStability");
    if (stability.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("jaccard", stability.get().jaccard());
    json.writeNumberField("pairs", stability.get().pairs());
    json.writeEndObject();
  }

  private void writeExample(Optional<Example> example) throws IOException {
    json.writeFieldName("example");
    if (example.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("left", example.get().left().toString());
    json.writeStringField("right", example.get().right().toString());
    json.writeEndObject();
  }
}
