package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.sdk.Delivery;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Outcome;
import dev.flowtrail.sdk.Spool;
import dev.flowtrail.sdk.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK pushes flows while they run, to a whole server. */
class IncrementalFlowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static FlowTrail trail(Spool... spool) {
    var builder =
        FlowTrail.builder()
            .endpoint(API.address().toString())
            .delivery(Delivery.INCREMENTAL)
            .pushEvery(Duration.ofMillis(10));
    for (Spool given : spool) {
      builder.spool(given);
    }
    return builder.build();
  }

  /** What is recorded may come in several pieces. */
  private static boolean told(String flowId, String... parts) {
    String flow = API.get("/api/flows/" + flowId + "/details").text();
    return Stream.of(parts).allMatch(flow::contains);
  }

  @Test
  void flowIsThereWhileItRunsAndWholeWhenItHasFinished() {
    try (FlowTrail trail = trail()) {
      Flow flow = trail.createFlow("import", "day 1").attribute("market", "DE");
      flow.createStep("load").capture("input", List.of(1, 2)).finish("loaded 2");
      Step check = flow.createStep("check").capture("input", List.of("a"));
      String id = flow.id().toString();

      Eventually.isTrue(() -> told(id, "loaded 2", "\"DE\"", "[1,2]", "[\"a\"]"));
      JsonNode running = API.details(id).json();
      assertThat(running.at("/status").asText()).isEqualTo("running");
      assertThat(running.at("/attributes/market").asText()).isEqualTo("DE");
      assertThat(running.at("/steps/0/reason").asText()).isEqualTo("loaded 2");
      assertThat(running.at("/steps/0/observations/0/data")).hasToString("[1,2]");
      assertThat(running.at("/steps/1/observations/0/data")).hasToString("[\"a\"]");

      check.capture("output", List.of("b")).finish();
      flow.createStep("write").finish();
      assertThat(flow.finish("all").await(PATIENCE)).isEqualTo(Outcome.DELIVERED);

      Eventually.isTrue(() -> API.get("/api/flows/" + id).at("/status").equals("completed"));
      JsonNode whole = API.details(id).json();
      assertThat(whole.at("/reason").asText()).isEqualTo("all");
      assertThat(whole.at("/steps")).hasSize(3);
      assertThat(whole.at("/steps").findValuesAsText("status")).containsOnly("completed");
      assertThat(whole.at("/steps/1/observations")).hasSize(2);
      assertThat(trail.losses()).isEmpty();
    }
  }

  @Test
  void twoServicesRecordOneFlow() {
    try (FlowTrail caller = trail();
        FlowTrail called = trail()) {
      Flow flow = caller.createFlow("offer");
      Step calling = flow.createStep("call");
      Flow part = called.resume("offer", calling.context());
      part.createStep("rerank").capture("input", 1).finish();
      assertThat(part.finish().await(PATIENCE)).isEqualTo(Outcome.DELIVERED);
      calling.finish();
      flow.finish();

      String id = flow.id().toString();
      Eventually.isTrue(() -> API.get("/api/flows/" + id).at("/status").equals("completed"));
      JsonNode whole = API.details(id).json();
      assertThat(whole.at("/steps").findValuesAsText("name")).contains("call", "rerank");
      assertThat(whole.at("/steps").findValuesAsText("parentId")).contains(calling.id().toString());
    }
  }

  @Test
  void piecesFromDiskMakeTheSameFlow(@TempDir Path folder) {
    try (FlowTrail trail = trail(Spool.in(folder).everyFlow())) {
      Flow flow = trail.createFlow("import");
      flow.createStep("load").capture("input", 1).finish();
      String id = flow.id().toString();
      Eventually.isTrue(() -> API.get("/api/flows/" + id).status() == 200);
      flow.createStep("check").capture("input", 2).finish();
      flow.finish();

      Eventually.isTrue(() -> API.get("/api/flows/" + id).at("/status").equals("completed"));
      JsonNode whole = API.details(id).json();
      assertThat(whole.at("/steps")).hasSize(2);
      assertThat(whole.at("/steps/1/observations/0/data")).hasToString("2");
    }
  }
}
