package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.Members.writeOrigin;
import static dev.flowtrail.server.insight.Members.writeRaw;
import static dev.flowtrail.server.insight.Members.writeStep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a funnel as the contract names it. */
final class FunnelWriter {

  private final JsonGenerator json;

  FunnelWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Funnel funnel) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("steps");
    for (Funnel.Stage stage : funnel.stages()) {
      write(stage, funnel.shareOfLoss(stage).orElse(null));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Funnel.Stage stage, @Nullable Double shareOfLoss) throws IOException {
    StepCost cost = stage.cost();
    json.writeStartObject();
    writeStep(json, stage.step().step().head());
    json.writeNumberField("in", stage.in());
    writeRaw(json, "out", stage.out());
    writeRaw(json, "dropped", stage.dropped().orElse(null));
    json.writeNumberField("merged", cost.merged());
    json.writeNumberField("pending", cost.pending());
    writeRaw(json, "shareOfLoss", shareOfLoss);
    json.writeNumberField("recorded", cost.candidates());
    writeOrigin(json, stage.origin());
    json.writeBooleanField("unreadable", stage.unreadable());
    json.writeBooleanField("allRulesAsked", cost.allRulesAsked());
    writeRules(cost);
    json.writeNumberField("droppedWithoutRule", cost.withoutRule());
    writeReasons(cost);
    json.writeEndObject();
  }

  private void writeRules(StepCost cost) throws IOException {
    json.writeArrayFieldStart("rules");
    for (RuleCost rule : cost.rules()) {
      json.writeStartObject();
      json.writeStringField("rule", rule.rule());
      json.writeNumberField("gross", rule.gross());
      json.writeNumberField("unique", rule.unique());
      json.writeNumberField("shapley", rule.shapley());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeReasons(StepCost cost) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (StepCost.Reason reason : cost.reasons()) {
      json.writeStartObject();
      json.writeStringField("reason", reason.text());
      json.writeNumberField("candidates", reason.candidates());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
