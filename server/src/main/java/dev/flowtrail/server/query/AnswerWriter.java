package dev.flowtrail.server.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.protocol.Trace;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.store.Attempts;
import dev.flowtrail.server.store.FlowMarks;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.Told;
import dev.flowtrail.server.store.ListedFlow;
import dev.flowtrail.server.store.ObservationRecord;
import dev.flowtrail.server.store.StepRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is stored as the contract names it. A member without a value is null, not absent, so
 * that a reader sees which members there are.
 */
public final class AnswerWriter {

  private final JsonGenerator json;

  public AnswerWriter(JsonGenerator json) {
    this.json = json;
  }

  /** A whole object of the list. */
  public void write(ListedFlow flow) throws IOException {
    json.writeStartObject();
    writeMembers(flow);
    json.writeEndObject();
  }

  /** The same members in an object that the caller opens and closes. */
  public void writeMembers(ListedFlow flow) throws IOException {
    writeFlow(flow.head(), flow.told(), flow.stepCount(), flow.observationCount());
    raw("funnel", flow.funnel() == null ? "[]" : flow.funnel());
  }

  /** The members of a flow without its steps, in an object that the caller opens and closes. */
  void writeMembers(FlowRecord flow) throws IOException {
    writeFlow(flow.head(), flow.told(), flow.steps().size(), flow.observationCount());
  }

  private void writeFlow(FlowHead head, Told told, int stepCount, int observationCount)
      throws IOException {
    text("id", head.id());
    text("name", head.name());
    text("key", head.key());
    text("status", head.status().wireName());
    text("reason", head.reason());
    time("createdAt", head.createdAt());
    time("finishedAt", head.finishedAt());
    time("receivedAt", told.receivedAt());
    time("heardAt", told.heardAt());
    json.writeNumberField("stepCount", stepCount);
    json.writeNumberField("observationCount", observationCount);
    raw("attributes", head.attributes());
    writeTrace(head.trace());
    writeUnknown(told.unknown());
  }

  /** The attempts that a flow is one of; null when it has no key. */
  void writeAttempts(@Nullable Attempts attempts) throws IOException {
    if (attempts == null) {
      json.writeNullField("attempts");
      return;
    }
    json.writeObjectFieldStart("attempts");
    json.writeNumberField("number", attempts.number());
    json.writeNumberField("total", attempts.total());
    json.writeArrayFieldStart("nearest");
    for (Attempts.Attempt attempt : attempts.nearest()) {
      json.writeStartObject();
      json.writeNumberField("number", attempt.number());
      text("id", attempt.id());
      text("status", attempt.status().wireName());
      time("createdAt", attempt.createdAt());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  void writeNotes(List<FlowNote> notes) throws IOException {
    json.writeArrayFieldStart("notes");
    for (FlowNote note : notes) {
      json.writeStartObject();
      text("kind", note.kind());
      text("detail", note.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeUnknown(List<String> members) throws IOException {
    json.writeArrayFieldStart("unknown");
    for (String member : members) {
      json.writeString(member);
    }
    json.writeEndArray();
  }

  /** What a person said of the flow. */
  void writeMark(FlowMarks.@Nullable Mark mark) throws IOException {
    if (mark == null) {
      json.writeNullField("mark");
      return;
    }
    json.writeObjectFieldStart("mark");
    text("verdict", mark.verdict());
    text("note", mark.note());
    time("markedAt", mark.markedAt());
    json.writeEndObject();
  }

  private void writeTrace(@Nullable Trace trace) throws IOException {
    if (trace == null) {
      json.writeNullField("trace");
      return;
    }
    json.writeObjectFieldStart("trace");
    text("traceId", trace.traceId());
    text("spanId", trace.spanId());
    json.writeEndObject();
  }

  /** The members of a step without its observations. */
  void writeMembers(StepRecord step) throws IOException {
    StepHead head = step.head();
    text("id", head.id());
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
    writeCandidates(step);
    writeUnknown(step.unknown());
  }

  private void writeCandidates(StepRecord step) throws IOException {
    if (step.candidatesIn() == null) {
      json.writeNullField("candidates");
      return;
    }
    json.writeObjectFieldStart("candidates");
    number("in", step.candidatesIn());
    number("out", step.candidatesOut());
    json.writeEndObject();
  }

  /** The members of an observation without its data. */
  void writeMembers(ObservationRecord observation) throws IOException {
    text("id", observation.id());
    text("name", observation.name());
    json.writeNumberField("version", observation.version());
    raw("queryable", observation.queryable());
    time("createdAt", observation.createdAt());
    text("role", observation.role());
    raw("roles", observation.roles());
    json.writeNumberField("bytes", observation.location().dataBytes());
    number("itemCount", observation.itemCount());
    text("hash", observation.hashText());
    raw("summary", observation.summary());
    text("conflictsWith", observation.claimedId());
    text("dataUrl", "/api/observations/" + observation.id() + "/data");
  }

  private void text(String name, @Nullable Object value) throws IOException {
    json.writeStringField(name, value == null ? null : value.toString());
  }

  private void time(String name, @Nullable Instant value) throws IOException {
    json.writeStringField(name, value == null ? null : Times.format(value));
  }

  private void number(String name, @Nullable Integer value) throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private void raw(String name, @Nullable String value) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(value == null ? "null" : value);
  }
}
