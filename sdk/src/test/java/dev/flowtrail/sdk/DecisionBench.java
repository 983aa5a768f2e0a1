package dev.flowtrail.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step that decides, and what it sends. */
final class DecisionBench implements AutoCloseable {
  final SendingBench sending;
  final Flow flow;
  private @Nullable JsonNode sent;

  DecisionBench() {
    this(SendingBench.BUFFER_BYTES);
  }

  DecisionBench(long bufferBytes) {
    sending = new SendingBench(bufferBytes);
    flow = sending.createFlow("selection");
  }

  @Override
  public void close() {
    sending.close();
  }

  /** The only step as it was sent; sends it when asked first. */
  JsonNode step() {
    JsonNode known = sent;
    if (known == null) {
      flow.finish();
      sending.sendDue();
      known = sending.server.only().json().at("/steps/0");
      sent = known;
    }
    return known;
  }

  JsonNode observation(String name) {
    for (JsonNode observation : step().path("observations")) {
      if (observation.path("name").asText().equals(name)) {
        return observation;
      }
    }
    throw new AssertionError("no observation " + name + " in " + step());
  }

  JsonNode rows(String name) {
    return observation(name).path("data");
  }

  /** One field of every row, as text. */
  List<String> column(String observation, String pointer) {
    List<String> column = new ArrayList<>();
    rows(observation).forEach(row -> column.add(row.at(pointer).asText("absent")));
    return column;
  }
}
