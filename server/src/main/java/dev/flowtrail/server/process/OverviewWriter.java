package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.process.Outliers.Outlier;
import dev.flowtrail.server.process.Outliers.Why;
import dev.flowtrail.server.process.Overview.OverTime;
import dev.flowtrail.server.process.Overview.UsualStep;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Writes an overview as the contract names it. */
final class OverviewWriter {

  private final JsonGenerator json;

  OverviewWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Overview overview) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", overview.process());
    overview.looked().write(json);
    json.writeFieldName("overTime");
    if (overview.overTime().isPresent()) {
      write(overview.overTime().get());
    } else {
      json.writeNull();
    }
    json.writeFieldName("statuses");
    writeCounts(overview.overTime().map(OverTime::all).orElse(Map.of()));
    Quantiles.write(json, "durationMs", overview.duration());
    json.writeArrayFieldStart("steps");
    for (UsualStep step : overview.steps()) {
      write(step, overview.looked().runs());
    }
    json.writeEndArray();
    write(overview.outliers());
    json.writeEndObject();
  }

  private void write(OverTime overTime) throws IOException {
    long millis = Math.round(overTime.bucketSeconds() * 1000 * overTime.buckets().size());
    json.writeStartObject();
    json.writeStringField("from", Times.format(overTime.from()));
    json.writeStringField("to", Times.format(overTime.from().plusMillis(millis)));
    json.writeNumberField("bucketSeconds", overTime.bucketSeconds());
    json.writeArrayFieldStart("buckets");
    for (Map<Status, Long> bucket : overTime.buckets()) {
      writeCounts(bucket);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeCounts(Map<Status, Long> counts) throws IOException {
    json.writeStartObject();
    for (Status status : Status.values()) {
      json.writeNumberField(status.wireName(), counts.getOrDefault(status, 0L));
    }
    json.writeEndObject();
  }

  private void write(UsualStep step, long runs) throws IOException {
    json.writeStartObject();
    step.step().write(json);
    json.writeNumberField("position", step.position());
    json.writeStringField("kind", step.kind());
    json.writeNumberField("runs", step.runs());
    json.writeNumberField("share", Math.min(1, (double) step.runs() / runs));
    json.writeNumberField("failed", step.failed());
    Quantiles.write(json, "in", step.in());
    Quantiles.write(json, "out", step.out());
    Quantiles.write(json, "drop", step.drop());
    Quantiles.write(json, "durationMs", step.duration());
    json.writeEndObject();
  }

  private void write(Outliers outliers) throws IOException {
    json.writeObjectFieldStart("outliers");
    json.writeNumberField("found", outliers.found());
    json.writeStringField("unknown", outliers.unknown().orElse(null));
    json.writeArrayFieldStart("runs");
    for (Outlier outlier : outliers.runs()) {
      write(outlier);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Outlier outlier) throws IOException {
    json.writeStartObject();
    json.writeStringField("flowId", outlier.flowId().toString());
    json.writeStringField("key", outlier.key());
    json.writeStringField("status", outlier.status());
    json.writeStringField("createdAt", Times.format(outlier.createdAt()));
    json.writeArrayFieldStart("why");
    for (Why why : outlier.why()) {
      write(why);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Why why) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", why.kind());
    Optional<StepName> step = why.step();
    if (step.isPresent()) {
      step.get().write(json);
    } else {
      json.writeNullField("step");
      json.writeNullField("version");
    }
    if (why.z().isPresent()) {
      json.writeNumberField("z", why.z().get());
    } else {
      json.writeNullField("z");
    }
    json.writeStringField("sentence", why.sentence());
    json.writeEndObject();
  }
}
