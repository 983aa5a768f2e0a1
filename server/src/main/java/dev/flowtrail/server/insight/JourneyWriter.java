package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.Members.writeOrigin;
import static dev.flowtrail.server.insight.Members.writeRaw;
import static dev.flowtrail.server.insight.Members.writeStep;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes a journey as the contract names it. */
final class JourneyWriter {

  private final JsonGenerator json;

  JourneyWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Journey journey, String sentence, Optional<Elsewhere.Fates> elsewhere)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("candidateId", journey.candidateId());
    json.writeStringField("verdict", journey.fate().wireName());
    json.writeStringField("sentence", sentence);
    json.writeFieldName("decidedAt");
    writeDecidedAt(journey.decidedAt());
    json.writeFieldName("rule");
    writeDecidingRule(journey);
    json.writeArrayFieldStart("journey");
    for (JourneyStop stop : journey.stops()) {
      write(stop);
    }
    json.writeEndArray();
    json.writeFieldName("elsewhere");
    writeElsewhere(elsewhere);
    json.writeEndObject();
  }

  private void writeElsewhere(Optional<Elsewhere.Fates> fates) throws IOException {
    if (fates.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("selected", fates.get().selected());
    json.writeNumberField("dropped", fates.get().dropped());
    json.writeNumberField("undecided", fates.get().undecided());
    json.writeEndObject();
  }

  private void writeDecidedAt(Optional<JourneyStop> stop) throws IOException {
    if (stop.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    StepHead head = stop.get().step().step().head();
    json.writeStringField("id", head.id().toString());
    json.writeStringField("name", head.name());
    json.writeNumberField("position", head.position());
    json.writeEndObject();
  }

  private void writeDecidingRule(Journey journey) throws IOException {
    Optional<RuleVerdict> rule = journey.rule();
    if (rule.isEmpty()) {
      json.writeNull();
      return;
    }
    JourneyStop stop = journey.decidedAt().orElseThrow();
    json.writeStartObject();
    writeMembers(rule.get());
    json.writeFieldName("othersFailingOnlyThis");
    if (stop.isPartial()) {
      json.writeNull();
    } else {
      json.writeNumber(stop.tally().othersFailingOnly(rule.get().name()));
    }
    json.writeEndObject();
  }

  private void write(JourneyStop stop) throws IOException {
    json.writeStartObject();
    writeStep(json, stop.step().step().head());
    writeRaw(json, "in", stop.in());
    writeRaw(json, "out", stop.out());
    writeCandidate(stop.candidate());
    writeCounts(stop);
    json.writeEndObject();
  }

  private void writeCandidate(Optional<Candidate> candidate) throws IOException {
    Json.writeNumber(json, "rank", candidate.map(Candidate::rank).orElse(null));
    Json.writeNumber(json, "score", candidate.map(Candidate::score).orElse(null));
    json.writeStringField("reason", candidate.map(Candidate::reason).orElse(null));
    json.writeArrayFieldStart("rules");
    for (RuleVerdict rule : candidate.map(Candidate::rules).orElse(List.of())) {
      json.writeStartObject();
      writeMembers(rule);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCounts(JourneyStop stop) throws IOException {
    CutOff cutOff = stop.tally().cutOff();
    json.writeObjectFieldStart("candidates");
    json.writeNumberField("in", stop.candidates());
    json.writeFieldName("out");
    if (stop.passed() == null || stop.isPartial()) {
      json.writeNull();
    } else {
      json.writeNumber(stop.passed());
    }
    json.writeNumberField("recorded", stop.recorded());
    json.writeEndObject();
    json.writeObjectFieldStart("cutOff");
    Json.writeNumber(json, "score", cutOff.score());
    Json.writeNumber(json, "rank", cutOff.rank());
    json.writeEndObject();
    writeOrigin(json, stop.origin());
    json.writeBooleanField("unreadable", stop.unreadable());
  }

  private void writeMembers(RuleVerdict rule) throws IOException {
    json.writeStringField("name", rule.name());
    writeRaw(json, "passed", rule.passed());
    writeRaw(json, "actual", rule.actual());
    writeRaw(json, "threshold", rule.threshold());
    json.writeStringField("operator", rule.operator());
    json.writeStringField("detail", rule.detail());
    json.writeStringField("measure", rule.measure().orElse(null));
    writeRaw(json, "missedBy", Distance.of(rule).map(BigDecimal::toPlainString).orElse(null));
  }
}
