package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.process.Drift.Bin;
import dev.flowtrail.server.process.Drift.Metric;
import dev.flowtrail.server.process.Drift.Side;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes drift as the contract names it. */
final class DriftWriter {

  private final JsonGenerator json;

  DriftWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Drift drift) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", drift.process());
    write("left", drift.left());
    write("right", drift.right());
    json.writeArrayFieldStart("metrics");
    for (Metric metric : drift.metrics()) {
      write(metric);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(String name, Side side) throws IOException {
    json.writeObjectFieldStart(name);
    side.looked().write(json);
    json.writeStringField("sentence", side.words());
    json.writeEndObject();
  }

  private void write(Metric metric) throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", metric.subject().metric());
    Optional<StepName> step = metric.subject().step();
    if (step.isPresent()) {
      step.get().write(json);
    } else {
      json.writeNullField("step");
      json.writeNullField("version");
    }
    json.writeNumberField("left", metric.left());
    json.writeNumberField("right", metric.right());
    writeMeasures(metric);
    json.writeStringField("verdict", metric.verdict().wireName());
    json.writeStringField("sentence", metric.sentence());
    json.writeArrayFieldStart("bins");
    for (Bin bin : metric.bins()) {
      write(bin);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Of too few runs there is no measure that says anything. */
  private void writeMeasures(Metric metric) throws IOException {
    boolean known = metric.isKnown();
    writeOrNull("psi", known ? metric.psi() : null);
    writeOrNull("chiSquare", known ? metric.test().statistic() : null);
    json.writeFieldName("degrees");
    if (known) {
      json.writeNumber(metric.test().degrees());
    } else {
      json.writeNull();
    }
    writeOrNull("pValue", known ? metric.test().pValue() : null);
    writeOrNull("correctedP", known ? metric.correctedP() : null);
  }

  private void write(Bin bin) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", bin.label());
    writeOrNull("from", bin.from());
    writeOrNull("to", bin.to());
    json.writeNumberField("left", bin.left());
    json.writeNumberField("right", bin.right());
    json.writeEndObject();
  }

  private void writeOrNull(String name, @Nullable Double value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
