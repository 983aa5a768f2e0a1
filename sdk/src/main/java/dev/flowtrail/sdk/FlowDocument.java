package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.StepHead;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a flow as the server reads it. Data is copied through as it was captured. */
final class FlowDocument {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DateTimeFormatter MICROSECONDS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private final CapturedFlow flow;
  private final OutputStream out;
  private final JsonGenerator json;

  private FlowDocument(CapturedFlow flow, OutputStream out) throws IOException {
    this.flow = flow;
    this.out = out;
    this.json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  static void write(CapturedFlow flow, OutputStream out) throws IOException {
    FlowDocument document = new FlowDocument(flow, out);
    try (document.json) {
      document.write();
    }
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("flow");
    writeFlow(flow.head());
    json.writeEndObject();
    json.writeArrayFieldStart("steps");
    for (CapturedStep step : flow.steps()) {
      writeStep(step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeFlow(FlowHead head) throws IOException {
    text("id", head.id());
    text("name", head.name());
    text("key", head.key());
    text("status", head.status() == null ? null : head.status().wireName());
    text("reason", head.reason());
    time("createdAt", head.createdAt());
    time("finishedAt", head.finishedAt());
    writeAttributes();
    writeLosses();
  }

  private void writeAttributes() throws IOException {
    json.writeObjectFieldStart("attributes");
    for (var attribute : flow.attributes().entrySet()) {
      data(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
  }

  private void writeLosses() throws IOException {
    if (flow.losses().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("losses");
    for (var loss : flow.losses().entrySet()) {
      json.writeNumberField(loss.getKey().wireName(), loss.getValue());
    }
    json.writeEndObject();
  }

  private void writeStep(CapturedStep step) throws IOException {
    StepHead head = step.head();
    json.writeStartObject();
    text("id", head.id());
    text("flow", flow.head().name());
    text("name", head.name());
    json.writeNumberField("version", head.version());
    json.writeNumberField("position", head.position());
    text("parentId", head.parentId());
    text("kind", head.kind());
    text("status", head.status().wireName());
    text("reason", head.reason());
    time("createdAt", head.createdAt());
    time("startedAt", head.startedAt());
    time("finishedAt", head.finishedAt());
    json.writeArrayFieldStart("observations");
    for (CapturedObservation observation : step.observations()) {
      writeObservation(head.name(), observation);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeObservation(String step, CapturedObservation observation) throws IOException {
    ObservationHead head = observation.head();
    json.writeStartObject();
    text("id", head.id());
    text("step", step);
    text("name", head.name());
    json.writeNumberField("version", head.version());
    time("capturedAt", head.capturedAt());
    text("role", head.role().wireName());
    writeRoles(head.roles());
    writeQueryable(head.queryable());
    if (observation.data() instanceof Snapshot.Lost lost) {
      text("lost", lost.cause().wireName());
    }
    data("data", observation.data());
    json.writeEndObject();
  }

  private void writeRoles(@Nullable CandidateRoles roles) throws IOException {
    if (roles == null) {
      return;
    }
    json.writeObjectFieldStart("roles");
    text("id", roles.id());
    text("passed", roles.passed());
    text("score", roles.score());
    text("rank", roles.rank());
    text("reason", roles.reason());
    text("rules", roles.rules());
    json.writeEndObject();
  }

  private void writeQueryable(Map<String, FieldType> queryable) throws IOException {
    if (queryable.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("queryable");
    for (var field : queryable.entrySet()) {
      json.writeStringField(field.getKey(), field.getValue().wireName());
    }
    json.writeEndObject();
  }

  private void data(String name, Snapshot data) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue("");
    json.flush();
    data.writeTo(out);
  }

  private void time(String name, @Nullable Instant time) throws IOException {
    text(name, time == null ? null : MICROSECONDS.format(time));
  }

  private void text(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
