package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.Members.writeRaw;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.insight.CandidateDifference.Change;
import dev.flowtrail.server.insight.CandidateDifference.Changed;
import dev.flowtrail.server.insight.CandidateDifference.Decision;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.StepRecord;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a comparison as the contract names it. */
final class ComparisonWriter {

  /** More are not read by anybody; the counts are those of all. */
  private static final int EXAMPLES = 100;

  private final JsonGenerator json;

  ComparisonWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Comparison comparison) throws IOException {
    json.writeStartObject();
    json.writeStringField("sentence", comparison.sentence());
    writeFlow("left", comparison.left());
    writeFlow("right", comparison.right());
    json.writeFieldName("firstDivergence");
    Optional<StepComparison> first = comparison.firstDivergence();
    if (first.isPresent()) {
      json.writeStartObject();
      json.writeNumberField("index", comparison.steps().indexOf(first.get()));
      json.writeStringField("step", first.get().either().head().name());
      json.writeStringField("verdict", first.get().verdict().wireName());
      json.writeEndObject();
    } else {
      json.writeNull();
    }
    json.writeArrayFieldStart("steps");
    for (StepComparison step : comparison.steps()) {
      write(step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeFlow(String name, FlowRecord flow) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("id", flow.head().id().toString());
    json.writeStringField("name", flow.head().name());
    json.writeStringField("key", flow.head().key());
    json.writeStringField("status", flow.head().status().wireName());
    json.writeStringField("reason", flow.head().reason());
    json.writeEndObject();
  }

  private void write(StepComparison step) throws IOException {
    json.writeStartObject();
    writeStep("left", step.left());
    writeStep("right", step.right());
    json.writeStringField("verdict", step.verdict().wireName());
    json.writeFieldName("candidates");
    if (step.candidates().isPresent()) {
      write(step.candidates().get(), step.partial());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void writeStep(String name, Optional<StepRecord> step) throws IOException {
    json.writeFieldName(name);
    if (step.isEmpty()) {
      json.writeNull();
      return;
    }
    StepHead head = step.get().head();
    json.writeStartObject();
    json.writeStringField("id", head.id().toString());
    json.writeStringField("name", head.name());
    json.writeNumberField("version", head.version());
    json.writeNumberField("position", head.position());
    json.writeStringField("kind", head.kind());
    json.writeStringField("status", head.status().wireName());
    writeRaw(json, "in", step.get().candidatesIn());
    writeRaw(json, "out", step.get().candidatesOut());
    json.writeEndObject();
  }

  private void write(CandidateDifference difference, boolean partial) throws IOException {
    json.writeStartObject();
    json.writeNumberField("onlyLeft", difference.count(Change.ONLY_LEFT));
    json.writeNumberField("onlyRight", difference.count(Change.ONLY_RIGHT));
    json.writeNumberField("verdictChanged", difference.count(Change.VERDICT_CHANGED));
    json.writeNumberField("rankMoved", difference.count(Change.RANK_MOVED));
    json.writeNumberField("jaccard", difference.jaccard());
    writeRaw(json, "rbo", difference.rbo().orElse(null));
    json.writeBooleanField("partial", partial);
    json.writeArrayFieldStart("examples");
    for (Changed changed : difference.examples(EXAMPLES)) {
      write(changed);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Changed changed) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", changed.id());
    json.writeStringField("change", changed.change().name().toLowerCase(Locale.ROOT));
    writeDecision("left", changed.left());
    writeDecision("right", changed.right());
    json.writeEndObject();
  }

  private void writeDecision(String name, @Nullable Decision decision) throws IOException {
    json.writeFieldName(name);
    if (decision == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    writeRaw(json, "out", decision.wentOn());
    writeRaw(json, "rank", decision.rank());
    json.writeEndObject();
  }
}
