package dev.flowtrail.server.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.explore.FlowTally.Tally;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Watches as the API answers them. */
final class WatchJson {

  private WatchJson() {}

  static void write(JsonGenerator json, Shown shown) throws IOException {
    Watch watch = shown.watch();
    json.writeStartObject();
    json.writeStringField("name", watch.name());
    writeQuestion(json, watch.question());
    json.writeBooleanField("enabled", watch.enabled());
    json.writeStringField("savedAt", Times.format(watch.savedAt()));
    writeWebhook(json, watch.webhook(), shown.webhookGone());
    writeStanding(json, watch.question(), shown.standing());
    writeDelivery(json, shown.delivery());
    json.writeEndObject();
  }

  static void writeQuestion(JsonGenerator json, Question question) throws IOException {
    json.writeStringField("process", question.process());
    json.writeStringField("query", question.query());
    json.writeStringField("measure", question.measure().word());
    json.writeStringField("comparison", question.comparison().word());
    Json.writeNumber(json, "threshold", question.threshold());
    json.writeNumberField("windowSeconds", question.window().toSeconds());
    json.writeNumberField("minRuns", question.minRuns());
  }

  private static void writeWebhook(
      JsonGenerator json, Watch.@Nullable Webhook webhook, boolean gone) throws IOException {
    if (webhook == null) {
      json.writeNullField("webhook");
      return;
    }
    json.writeObjectFieldStart("webhook");
    json.writeStringField("url", webhook.url());
    json.writeBooleanField("gone", gone);
    json.writeEndObject();
  }

  private static void writeStanding(JsonGenerator json, Question question, Standing standing)
      throws IOException {
    Tally tally = standing.tally();
    OptionalDouble value = tally == null ? OptionalDouble.empty() : question.value(tally);
    json.writeStringField("state", standing.state().word());
    json.writeStringField("since", Times.format(standing.since()));
    Json.writeNumber(json, "value", value.isPresent() ? value.getAsDouble() : null);
    Json.writeNumber(json, "hits", tally == null ? null : tally.hits());
    Json.writeNumber(json, "runs", tally == null ? null : tally.runs());
    writeTime(json, "evaluatedAt", standing.evaluatedAt());
    json.writeStringField("hitsQuery", hitsQuery(question, standing.evaluatedAt()));
    json.writeStringField("error", standing.error());
  }

  /** A query that was kept by an older server may not be understood any more. */
  private static @Nullable String hitsQuery(Question question, @Nullable Instant evaluatedAt) {
    try {
      return evaluatedAt == null ? null : question.at(evaluatedAt).hits();
    } catch (ProblemException e) {
      return null;
    }
  }

  private static void writeDelivery(JsonGenerator json, @Nullable Delivery delivery)
      throws IOException {
    if (delivery == null) {
      json.writeNullField("delivery");
      return;
    }
    json.writeObjectFieldStart("delivery");
    json.writeStringField("event", delivery.event());
    json.writeStringField("status", delivery.status());
    json.writeNumberField("attempts", delivery.attempts());
    json.writeStringField("createdAt", Times.format(delivery.createdAt()));
    writeTime(json, "nextAt", delivery.nextAt());
    writeTime(json, "endedAt", delivery.endedAt());
    Json.writeNumber(json, "httpStatus", delivery.httpStatus());
    json.writeStringField("error", delivery.error());
    json.writeEndObject();
  }

  private static void writeTime(JsonGenerator json, String member, @Nullable Instant time)
      throws IOException {
    json.writeStringField(member, time == null ? null : Times.format(time));
  }
}
