package dev.flowtrail.server.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.HeadWriter;
import dev.flowtrail.protocol.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one trace as events of one flow, as {@code POST /api/flows/{id}/events} takes them.
 * The root of the trace is the flow; every other span is a step of it, and so is a root in which
 * something was observed that a flow cannot hold. For one thread.
 *
 * <p>No step says its version or position: no span knows how many came before it, and readers
 * number by time what nobody numbered.
 */
final class TraceEvents {

  private static final String UNNAMED = "unnamed";

  private final SpanIds ids;
  private final Limits limits;
  private final JsonInText texts;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private boolean anySpan;

  TraceEvents(SpanIds ids, Limits limits, JsonInText texts) {
    this.ids = ids;
    this.limits = limits;
    this.texts = texts;
  }

  /**
   * Adds a span.
   *
   * @return false when something that was observed in it is larger than the limits allow; then
   *     nothing of it is added
   */
  boolean add(Span span) {
    ByteArrayOutputStream added = new ByteArrayOutputStream();
    try {
      if (!write(span, added)) {
        return false;
      }
      added.writeTo(lines);
      anySpan = true;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean write(Span span, ByteArrayOutputStream target) throws IOException {
    if (!anySpan
        || span.isRoot()
        || span.attributes().containsKey(Conventions.FLOW_KEY.names().getFirst())) {
      writeLine(target, json -> writeFlow(json, span));
    }
    List<Seen> all = Observing.in(span, texts);
    if (span.isRoot() && !isStep(span, all)) {
      return true;
    }
    writeLine(target, json -> writeStep(json, span));
    for (int i = 0; i < all.size(); i++) {
      if (!writeSeen(target, span, all.get(i), i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStep(Span root, List<Seen> all) {
    return all.size() > 1 || StepKind.said(root) != null || !FlowAttributes.holdAllOf(root);
  }

  private interface Event {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private static void writeLine(ByteArrayOutputStream target, Event event) throws IOException {
    try (JsonGenerator json = JsonInText.WRITING.createGenerator(target)) {
      json.writeStartObject();
      event.writeTo(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Any span tells to which trace the flow belongs, and may tell its key; the root tells all. */
  private void writeFlow(JsonGenerator json, Span span) throws IOException {
    boolean over = span.isRoot() && span.isOver();
    json.writeStringField("type", over ? "flow.finished" : "flow.started");
    json.writeObjectFieldStart("flow");
    json.writeStringField("id", ids.flow().toString());
    Remaining attributes = new Remaining(span.attributes());
    writeIfAny(json, "key", name(attributes.takeText(Conventions.FLOW_KEY)));
    if (span.isRoot()) {
      String own = name(attributes.takeText(Conventions.FLOW_NAME));
      json.writeStringField("name", own == null ? nameOf(span) : own);
      json.writeStringField("createdAt", Nanos.toInstant(span.startNanos()).toString());
      writeEnd(json, span);
      writeAttributes(json, span);
    }
    json.writeObjectFieldStart("trace");
    json.writeStringField("traceId", span.traceId());
    writeIfAny(json, "spanId", span.isRoot() ? span.spanId() : null);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeAttributes(JsonGenerator json, Span root) throws IOException {
    Map<String, Value> attributes = FlowAttributes.of(root);
    if (!attributes.isEmpty()) {
      json.writeFieldName("attributes");
      new Value.Members(attributes).writeTo(json);
    }
  }

  private void writeStep(JsonGenerator json, Span span) throws IOException {
    json.writeStringField("type", span.isOver() ? "step.finished" : "step.started");
    json.writeObjectFieldStart("step");
    json.writeStringField("id", ids.step(span.spanId()).toString());
    String own = name(new Remaining(span.attributes()).takeText(Conventions.STEP_NAME));
    json.writeStringField("name", own == null ? nameOf(span) : own);
    writeIfAny(json, "kind", StepKind.of(span));
    String parent = span.parentSpanId();
    writeIfAny(json, "parentId", parent == null ? null : ids.step(parent).toString());
    String started = Nanos.toInstant(span.startNanos()).toString();
    json.writeStringField("createdAt", started);
    json.writeStringField("startedAt", started);
    writeEnd(json, span);
    json.writeEndObject();
  }

  private void writeEnd(JsonGenerator json, Span span) throws IOException {
    if (span.isOver()) {
      json.writeStringField("status", span.outcome().failed() ? "failed" : "completed");
      writeIfAny(json, "reason", Reason.of(span, limits.maxTextLength()));
      json.writeStringField("finishedAt", Nanos.toInstant(span.endNanos()).toString());
    }
  }

  private boolean writeSeen(ByteArrayOutputStream target, Span span, Seen seen, int place)
      throws IOException {
    int[] bytes = new int[2];
    writeLine(
        target,
        json -> {
          json.writeStringField("type", "observation.captured");
          json.writeObjectFieldStart("observation");
          json.writeStringField("id", ids.observation(span.spanId(), seen.name()).toString());
          json.writeStringField("stepId", ids.step(span.spanId()).toString());
          json.writeStringField("name", seen.name());
          json.writeStringField("role", seen.role().wireName());
          writeRoles(json, seen.roles());
          json.writeStringField("capturedAt", timeOf(seen, span, place).toString());
          json.writeFieldName("data");
          json.flush();
          bytes[0] = target.size();
          seen.data().writeTo(json);
          json.flush();
          bytes[1] = target.size();
          json.writeEndObject();
        });
    return bytes[1] - bytes[0] <= limits.maxObservationBytes();
  }

  /** A microsecond apart, so that readers show them in our order. */
  private static Instant timeOf(Seen seen, Span span, int place) {
    boolean before = seen.before() || !span.isOver();
    Instant time = Nanos.toInstant(before ? span.startNanos() : span.endNanos());
    return time.plus(place, ChronoUnit.MICROS);
  }

  private static void writeRoles(JsonGenerator json, @Nullable CandidateRoles roles)
      throws IOException {
    if (roles != null) {
      json.writeObjectFieldStart("roles");
      new HeadWriter(json).writeMembers(roles);
      json.writeEndObject();
      if (roles.score() != null) {
        json.writeObjectFieldStart("queryable");
        json.writeStringField(roles.score(), "number");
        json.writeEndObject();
      }
    }
  }

  private static void writeIfAny(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  private static String nameOf(Span span) {
    String name = name(span.name());
    return name == null ? UNNAMED : name;
  }

  private static @Nullable String name(@Nullable String text) {
    return text == null || text.isEmpty() ? null : StorableText.cut(text, Limits.MAX_NAME_LENGTH);
  }

  UUID flowId() {
    return ids.flow();
  }

  /** Whether there is nothing to hand over. */
  boolean isEmpty() {
    return !anySpan;
  }

  int length() {
    return lines.size();
  }

  /** One JSON object per line. */
  InputStream toStream() {
    return new ByteArrayInputStream(lines.toByteArray());
  }
}
