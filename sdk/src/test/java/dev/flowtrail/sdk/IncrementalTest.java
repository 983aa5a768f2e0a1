package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows that are sent piece by piece. Time is moved by hand; the server is on a real socket. */
final class IncrementalTest {
  private static final Duration A_WHILE = SendingBench.PUSH_EVERY;

  @AutoClose private final SendingBench bench = new SendingBench();
  private final ScriptedServer server = bench.server;
  private final Flow flow = bench.createFlow("import").delivery(Delivery.INCREMENTAL);

  @Test
  void whatWasRecordedIsPushedWhileTheFlowRuns() {
    flow.attribute("market", "DE");
    flow.createStep("load").capture("input", List.of(1)).finish("loaded");
    flow.createStep("check").capture("rules", Map.of("a", 1));

    bench.sendAfter(A_WHILE);

    Received push = server.only();
    assertThat(push.requestLine()).contains("/api/flows/" + flow.id() + "/events");
    assertThat(push.header("content-type")).isEqualTo("application/x-ndjson");
    assertThat(types(push))
        .containsExactly(
            "step.finished",
            "observation.captured",
            "step.started",
            "observation.captured",
            "flow.started");
    JsonNode loaded = push.events().get(0).get("step");
    assertThat(loaded.get("reason").asText()).isEqualTo("loaded");
    JsonNode observed = push.events().get(1).get("observation");
    assertThat(observed.get("stepId")).isEqualTo(loaded.get("id"));
    assertThat(observed.get("data")).hasToString("[1]");
    assertThat(push.events().get(4).at("/flow/attributes/market").asText()).isEqualTo("DE");
  }

  @Test
  void whenItFinishesOnlyTheRestIsSent() {
    Step load = flow.createStep("load").capture("input", 1);
    bench.sendAfter(A_WHILE);
    load.capture("output", 2).finish();
    flow.createStep("check").finish();
    Submission submission = flow.finish("done");
    bench.sendDue();

    Received rest = last();
    assertThat(types(rest))
        .containsExactly("step.finished", "observation.captured", "step.finished", "flow.finished");
    assertThat(rest.events().get(1).at("/observation/name").asText()).isEqualTo("output");
    assertThat(rest.events().get(3).at("/flow/reason").asText()).isEqualTo("done");
    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(bench.heard.delivered).containsExactly(submission);
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void whatWasPushedAlreadyIsNotPushedAgain() {
    flow.createStep("load").capture("input", 1).finish();
    bench.sendAfter(A_WHILE);
    bench.sendAfter(A_WHILE);
    bench.sendAfter(A_WHILE);
    assertThat(server.received()).hasSize(1);

    flow.finish();
    bench.sendDue();

    assertThat(types(last())).containsExactly("flow.finished");
  }

  @Test
  void flowThatFinishesBeforeItsFirstPushIsSentWhole() {
    flow.createStep("load").finish();
    flow.finish();
    bench.sendDue();

    assertThat(server.only().isEvents()).isFalse();
    assertThat(server.only().json().at("/steps/0/name").asText()).isEqualTo("load");
  }

  @Test
  void longFlowNeedsNoMoreMemoryThanThereIsBetweenPushes() {
    for (int i = 0; i < 200; i++) {
      flow.createStep("load").capture("input", "x".repeat(50_000)).finish();
      bench.sendAfter(A_WHILE);
    }
    flow.finish();
    bench.sendDue();

    assertThat(200 * 50_000).isGreaterThan((int) SendingBench.BUFFER_BYTES);
    assertThat(bench.heard.causes).isEmpty();
    assertThat(server.received()).hasSize(201);
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void silentFlowTellsNowAndThenThatItLives() {
    bench.sendAfter(A_WHILE);
    for (int second = 0; second < 60; second++) {
      bench.sendAfter(Duration.ofSeconds(1));
    }

    assertThat(server.received()).hasSize(1 + 60 / 15);
    assertThat(types(last())).containsExactly("flow.started");
    assertThat(last().events().get(0).get("at")).isNotNull();
  }

  @Test
  void pieceThatFailsIsTriedAgainUnderItsKeyAndTheNextOneWaitsForIt() {
    server.then(Reply.status(503));
    flow.createStep("load").capture("input", 1).finish();
    bench.sendAfter(A_WHILE);
    flow.createStep("check").finish();
    bench.sendAfter(A_WHILE);
    bench.sendAfter(A_WHILE);

    List<Received> received = server.received();
    assertThat(received).hasSize(3);
    assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
    assertThat(keys().get(1)).isEqualTo(keys().get(0));
    assertThat(keys().get(2)).isNotEqualTo(keys().get(0));
    assertThat(types(received.get(2))).containsExactly("step.finished", "flow.started");
  }

  @Test
  void lostPieceIsCountedAndNotedInTheFlow() {
    server.then(Reply.status(400));
    flow.createStep("load").capture("input", 1).finish();
    bench.sendAfter(A_WHILE);
    flow.finish();
    bench.sendDue();

    assertThat(bench.lost(Loss.REJECTED)).isEqualTo(1);
    assertThat(last().events().get(0).at("/flow/attributes/flowtrail.losses/rejected").asInt())
        .isEqualTo(1);
    assertThat(bench.heard.notDelivered).isEmpty();
  }

  @Test
  void stepThatFailsAfterItWasPushedIsToldAgain() {
    Step step = flow.createStep("load");
    step.finish();
    bench.sendAfter(A_WHILE);
    step.fail("late");
    flow.finish();
    bench.sendDue();

    assertThat(last().events().get(0).at("/step/status").asText()).isEqualTo("failed");
  }

  @Test
  void stepThatNobodyEndedIsToldOfAtTheEnd() {
    flow.createStep("load");
    bench.sendAfter(A_WHILE);
    flow.finish();
    bench.sendDue();

    assertThat(last().events().get(0).at("/step/reason").asText())
        .isEqualTo("not finished when its flow finished");
  }

  @Test
  void olderServerGetsPiecesAsDocuments() {
    server.then(Reply.status(405));
    flow.createStep("load").capture("input", 1).finish();
    bench.sendAfter(A_WHILE);
    flow.createStep("check").finish();
    Submission submission = flow.finish();
    bench.sendDue();

    List<Received> received = server.received();
    assertThat(received).extracting(Received::isEvents).containsExactly(true, false, false);
    assertThat(keys().get(1)).isEqualTo(keys().get(0));
    assertThat(received.get(1).json().at("/flow/status").asText()).isEqualTo("running");
    assertThat(received.get(1).onlyData()).hasToString("1");
    assertThat(received.get(2).json().at("/flow/id").asText()).isEqualTo(flow.id().toString());
    assertThat(received.get(2).json().at("/steps/0/name").asText()).isEqualTo("check");
    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void pieceGoesToDiskAndFromThereAsADocument(@TempDir Path folder) {
    SendingBench spooling = new SendingBench(server, Spool.in(folder));
    Flow spooled = spooling.createFlow("import").delivery(Delivery.INCREMENTAL);
    spooled.createStep("load").capture("input", 1).finish();
    server.otherwise(Reply.status(503));
    for (int i = 0; i < Circuit.OPENS_AFTER + 2; i++) {
      spooling.sendAfter(SendingBench.MAX_DELAY);
    }
    assertThat(spooling.flowsOnDisk()).isEqualTo(1);
    Submission submission = spooled.finish();
    spooling.sendAfter(SendingBench.MAX_DELAY);
    assertThat(submission.outcome()).isEqualTo(Outcome.SPOOLED);

    server.otherwise(Reply.ACCEPTED);
    spooling.sendAfter(SendingBench.MAX_DELAY);

    assertThat(spooling.flowsOnDisk()).isZero();
    assertThat(spooling.heard.delivered).hasSize(1);
    assertThat(last().isEvents()).isFalse();
    spooling.end();
  }

  @Test
  void flowThatMayNotBelongToTheSampleIsNotPushed() {
    try (FlowTrail trail =
        Trails.to(server)
            .delivery(Delivery.INCREMENTAL)
            .pushEvery(Duration.ofNanos(1))
            .sampleFlows(0)
            .build()) {
      Flow leftOut = trail.createFlow("import");
      leftOut.createStep("load").finish();
      trail.createFlow("failed").fail("so that it is sent").await(Trails.PATIENCE);
      assertThat(leftOut.finish().outcome()).isEqualTo(Outcome.LEFT_OUT);
    }
    assertThat(server.only().json().at("/flow/name").asText()).isEqualTo("failed");
  }

  @Test
  void trailPushesByItself() {
    try (FlowTrail trail =
        Trails.to(server).delivery(Delivery.INCREMENTAL).pushEvery(Duration.ofMillis(1)).build()) {
      Flow running = trail.createFlow("import");
      running.createStep("load").capture("input", 1).finish();
      while (server.received().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(server.received().get(0).isEvents()).isTrue();
    }
  }

  @Test
  void anotherServiceGoesOnWithTheFlow() {
    Step calling = flow.createStep("call");
    Flow part = bench.resume("import", calling.context());
    part.createStep("rerank").capture("input", 1).finish();
    Submission submission = part.finish("of no meaning here");
    bench.sendDue();

    Received rest = server.only();
    assertThat(part.id()).isEqualTo(flow.id());
    assertThat(types(rest))
        .containsExactly("step.finished", "observation.captured", "flow.started");
    assertThat(rest.events().get(0).at("/step/parentId").asText())
        .isEqualTo(calling.id().toString());
    assertThat(rest.events().get(2).at("/flow/reason").asText()).isEmpty();
    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void partIsPushedWhileItRuns() {
    Flow part = bench.resume("import", flow.context());
    part.createStep("rerank");
    flow.delivery(Delivery.ON_FINISH);

    bench.sendAfter(A_WHILE);

    assertThat(types(server.only())).containsExactly("step.started", "flow.started");
  }

  @Test
  void withoutAContextAFlowOfItsOwnBegins() {
    Flow own = bench.resume("import", "what is this");
    own.finish();
    bench.sendDue();

    assertThat(server.only().json().at("/flow/status").asText()).isEqualTo("completed");
    assertThat(bench.lost(Loss.INVALID_ARGUMENT)).isEqualTo(1);
  }

  private Received last() {
    List<Received> received = server.received();
    return received.get(received.size() - 1);
  }

  private List<String> keys() {
    return server.received().stream().map(it -> it.header("idempotency-key")).toList();
  }

  private static List<String> types(Received request) {
    return request.events().stream().map(event -> event.get("type").asText()).toList();
  }
}
