package dev.flowtrail.protocol;

import java.util.List;

/** The least that the contract asks for, as text. */
final class Given {

  private Given() {}

  static JsonObject flow() {
    return JsonObject.empty()
        .with("name", "\"selection\"")
        .with("createdAt", "\"2026-01-05T10:00:00.000Z\"")
        .with("finishedAt", "null");
  }

  static JsonObject step() {
    return JsonObject.empty()
        .with("name", "\"filter\"")
        .with("version", "1")
        .with("position", "0")
        .with("status", "\"completed\"")
        .with("reason", "\"\"")
        .with("createdAt", "\"2026-01-05T10:00:01.000Z\"");
  }

  static JsonObject step(JsonObject... observations) {
    return step().with("observations", List.of(observations));
  }

  static JsonObject observation() {
    return JsonObject.empty()
        .with("name", "\"evaluations\"")
        .with("version", "1")
        .with("data", "[]");
  }

  static JsonObject documentOf(JsonObject flow, JsonObject... steps) {
    return JsonObject.empty().with("flow", flow).with("steps", List.of(steps));
  }

  static JsonObject document(JsonObject... steps) {
    return documentOf(flow(), steps);
  }
}
