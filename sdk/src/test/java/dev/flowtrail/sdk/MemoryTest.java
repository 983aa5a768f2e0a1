package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The memory of all flows in flight is bounded, and given back. */
final class MemoryTest {
  private static final String TEN_KILOBYTES = "x".repeat(10_000);

  @AutoClose private final SendingBench bench = new SendingBench();
  private final ScriptedServer server = bench.server;

  @Test
  void deliveredFlowHoldsNothing() {
    Flow flow = bench.createFlow("selection");
    Step step = flow.createStep("filter").capture("text", TEN_KILOBYTES);
    assertThat(bench.budget.usedBytes()).isGreaterThan(10_000);

    flow.finish();
    bench.sendDue();
    step.capture("text", TEN_KILOBYTES);

    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void waitingFlowHoldsOnlyItsCompressedForm() {
    server.then(Reply.status(503));
    Flow flow = bench.createFlow("selection");
    flow.runStep("filter", step -> step.capture("text", TEN_KILOBYTES));
    flow.finish();

    bench.sendDue();

    assertThat(bench.budget.usedBytes()).isBetween(1L, 2_000L);
  }

  @Test
  void rejectedFlowHoldsNothing() {
    server.then(Reply.status(400));
    bench.finishedFlow();

    bench.sendDue();

    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void flowSentAfterCloseHoldsNothing() {
    Flow flow = bench.createFlow("selection").attribute("market", "DE");
    bench.outbox.close();

    Submission submission = flow.finish();

    assertThat(submission.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void fullBufferCostsDataAndNotTheTrail() {
    Flow flow = bench.createFlow("selection");
    Step step = flow.createStep("filter");
    for (int i = 0; i < 200; i++) {
      step.capture("text", TEN_KILOBYTES);
    }
    assertThat(bench.budget.usedBytes()).isLessThanOrEqualTo(SendingBench.BUFFER_BYTES);
    flow.finish();
    bench.sendDue();

    JsonNode sent = server.only().json();
    JsonNode observations = sent.at("/steps/0/observations");
    int lost = sent.at("/flow/attributes").path("flowtrail.losses").path("bufferFull").asInt();
    assertThat(lost).isGreaterThan(50);
    assertThat(bench.heard.causes).hasSize(lost).containsOnly(Loss.BUFFER_FULL);
    assertThat(observations).hasSize(200);
    assertThat(observations.get(199).path("data").path("flowtrail.lost").asText())
        .isEqualTo("bufferFull");
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void fullBufferCostsNewFlowsWhole() {
    List<Flow> flows = new ArrayList<>();
    while (bench.heard.causes.isEmpty()) {
      flows.add(bench.createFlow("selection"));
    }
    Submission submission = flows.get(flows.size() - 1).finish();

    assertThat(bench.heard.causes).containsExactly(Loss.BUFFER_FULL);
    assertThat(submission.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(bench.budget.usedBytes()).isLessThanOrEqualTo(SendingBench.BUFFER_BYTES);
  }

  @Test
  void valueThatFailsToEncodeHoldsNothing() {
    Flow flow = bench.createFlow("selection");
    Step step = flow.createStep("filter");
    long before = bench.budget.usedBytes();

    step.capture("rows", List.of(TEN_KILOBYTES, new Awkward.Throwing()));

    assertThat(bench.budget.usedBytes() - before).isLessThan(1_000);
  }

  @Test
  void everyCaptureThatRacesWithTheEndIsSentOrCounted() throws InterruptedException {
    // With room for all: what is lost for want of it is sent as such, and counted.
    try (SendingBench roomy = new SendingBench(16L << 20)) {
      Flow flow = roomy.createFlow("selection");
      Step step = flow.createStep("filter");
      CountDownLatch captured = new CountDownLatch(1);
      Thread racing =
          new Thread(() -> {
            for (int i = 0; i < 3_000; i++) {
              step.capture("number", i);
              captured.countDown();
            }
          });
      racing.start();
      captured.await();
      flow.finish();
      roomy.sendDue();
      racing.join();

      int sent = roomy.server.only().json().at("/steps/0/observations").size();
      assertThat(sent).isPositive();
      assertThat(sent + roomy.heard.causes.size()).isEqualTo(3_000);
      assertThat(roomy.heard.causes).allMatch(cause -> cause == Loss.TOO_LATE);
      assertThat(roomy.budget.usedBytes()).isZero();
    }
  }

  @Test
  @Timeout(30)
  void forgottenFlowIsSentAsFarAsItCameAndGivesItsMemoryBack() {
    bench.createFlow("selection").createStep("filter").capture("text", TEN_KILOBYTES);

    while (bench.outbox.open().isEmpty()) {
      System.gc();
      Thread.onSpinWait();
    }
    bench.sendDue();

    assertThat(bench.heard.causes).containsExactly(Loss.NEVER_FINISHED);
    assertThat(bench.budget.usedBytes()).isZero();
    JsonNode sent = server.only().json();
    assertThat(sent.at("/flow/status").asText()).isEqualTo("running");
    assertThat(sent.at("/flow/reason").asText())
        .isEqualTo("abandoned: nobody could finish it any more");
    assertThat(sent.at("/flow/finishedAt").isNull()).isTrue();
    assertThat(sent.at("/flow/attributes").path("flowtrail.losses").path("neverFinished").asInt())
        .isEqualTo(1);
    assertThat(sent.at("/steps/0/observations/0/data").asText()).isEqualTo(TEN_KILOBYTES);
  }

  @Test
  void flowWithoutNewsIsSentAsFarAsItCame() {
    Flow flow = bench.createFlow("selection");
    Step step = flow.createStep("filter");
    bench.sendAfter(SendingBench.ABANDON_AFTER.minusHours(1));
    step.capture("text", TEN_KILOBYTES);
    bench.sendAfter(SendingBench.ABANDON_AFTER.minusHours(1));
    assertThat(server.received()).isEmpty();

    bench.sendAfter(SendingBench.ABANDON_AFTER);

    assertThat(server.only().json().at("/flow/reason").asText())
        .isEqualTo("abandoned: there was no news of it for PT24H");
    assertThat(flow.finish().outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void attributeWrittenOftenHoldsItsLastValue() {
    Flow flow = bench.createFlow("selection").attribute("progress", 0);
    long before = bench.budget.usedBytes();

    for (int i = 1; i < 10; i++) {
      flow.attribute("progress", i);
    }

    assertThat(bench.budget.usedBytes()).isEqualTo(before);
  }

  @Test
  void namesOfAttributesCountToo() {
    Flow flow = bench.createFlow("selection");
    for (int i = 0; i < 1_000; i++) {
      flow.attribute("n".repeat(200) + i, i);
    }
    flow.finish();
    bench.sendDue();

    assertThat(bench.heard.causes).contains(Loss.TOO_LARGE);
    assertThat(server.only().json().at("/flow/attributes").toString().length()).isLessThan(110_000);
  }

  @Test
  void attributesAreSmall() {
    bench.createFlow("selection").attribute("text", "x".repeat(200_000));

    assertThat(bench.heard.causes).contains(Loss.TOO_LARGE);
  }
}
