package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of flows, steps and observations under their names in the contract, inside an
 * object that the caller opens and closes. Members without a value are left out, except those that
 * the contract wants present.
 */
public final class HeadWriter {

  private final JsonGenerator generator;

  public HeadWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes the members of a flow. */
  public void write(FlowHead flow) throws IOException {
    text("id", flow.id());
    text("name", flow.name());
    text("key", flow.key());
    text("status", flow.status().wireName());
    text("reason", flow.reason());
    time("createdAt", flow.createdAt());
    timeOrNull("finishedAt", flow.finishedAt());
    writeAttributes(flow.attributes());
    writeTrace(flow.trace());
  }

  private void writeAttributes(@Nullable String json) throws IOException {
    if (json != null) {
      generator.writeFieldName("attributes");
      generator.writeRawValue(json);
    }
  }

  private void writeTrace(@Nullable Trace trace) throws IOException {
    if (trace != null) {
      generator.writeObjectFieldStart("trace");
      text("traceId", trace.traceId());
      text("spanId", trace.spanId());
      generator.writeEndObject();
    }
  }

  /** Writes what is known of a flow. */
  void write(FlowPart flow) throws IOException {
    text("id", flow.id());
    text("name", flow.name());
    text("key", flow.key());
    write(flow.outcome());
    timeIfKnown("createdAt", flow.createdAt());
    timeIfKnown("finishedAt", flow.finishedAt());
    writeAttributes(flow.attributes() == null ? null : flow.attributes().json());
    writeTrace(flow.trace());
  }

  /** Writes what is known of a step. */
  void write(StepPart step) throws IOException {
    text("id", step.id());
    text("name", step.name());
    number("version", step.version());
    number("position", step.position());
    text("parentId", step.parentId());
    text("kind", step.kind());
    write(step.outcome());
    timeIfKnown("createdAt", step.createdAt());
    timeIfKnown("startedAt", step.startedAt());
    timeIfKnown("finishedAt", step.finishedAt());
  }

  private void write(Outcome outcome) throws IOException {
    text("status", outcome.status().wireName());
    text("reason", outcome.reason());
  }

  /** Writes the members of a step. */
  public void write(StepHead step) throws IOException {
    text("id", step.id());
    text("name", step.name());
    generator.writeNumberField("version", step.version());
    generator.writeNumberField("position", step.position());
    text("parentId", step.parentId());
    text("kind", step.kind());
    text("status", step.status().wireName());
    text("reason", step.reason());
    time("createdAt", step.createdAt());
    timeOrNull("startedAt", step.startedAt());
    timeOrNull("finishedAt", step.finishedAt());
  }

  /** Writes the members of an observation, its data excepted. */
  public void write(ObservationHead observation) throws IOException {
    text("id", observation.id());
    text("name", observation.name());
    generator.writeNumberField("version", observation.version());
    text("role", observation.role().wireName());
    time("capturedAt", observation.capturedAt());
    if (observation.roles() != null) {
      generator.writeObjectFieldStart("roles");
      writeMembers(observation.roles());
      generator.writeEndObject();
    }
    if (!observation.queryable().isEmpty()) {
      generator.writeObjectFieldStart("queryable");
      writeMembers(observation.queryable());
      generator.writeEndObject();
    }
    if (observation.totals() != null) {
      write(observation.totals());
    }
  }

  private void write(CandidateTotals totals) throws IOException {
    generator.writeObjectFieldStart("totals");
    generator.writeNumberField("in", totals.in());
    if (totals.out() != null) {
      generator.writeNumberField("out", totals.out());
    }
    generator.writeEndObject();
  }

  /** Writes the members of {@code roles}. */
  public void writeMembers(CandidateRoles roles) throws IOException {
    text("id", roles.id());
    text("passed", roles.passed());
    text("score", roles.score());
    text("rank", roles.rank());
    text("reason", roles.reason());
    text("rules", roles.rules());
  }

  /** Writes the members of {@code queryable}. */
  public void writeMembers(Map<String, FieldType> queryable) throws IOException {
    for (Map.Entry<String, FieldType> field : queryable.entrySet()) {
      generator.writeStringField(field.getKey(), field.getValue().wireName());
    }
  }

  private void text(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      generator.writeStringField(name, value.toString());
    }
  }

  private void number(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value);
    }
  }

  private void timeIfKnown(String name, @Nullable Instant time) throws IOException {
    if (time != null) {
      time(name, time);
    }
  }

  private void time(String name, Instant time) throws IOException {
    generator.writeStringField(name, TimeText.format(time));
  }

  private void timeOrNull(String name, @Nullable Instant time) throws IOException {
    if (time == null) {
      generator.writeNullField(name);
    } else {
      time(name, time);
    }
  }
}
