package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How flows and steps end, in every form of writing them. */
final class EndingTest {
  private final Heard heard = new Heard();
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).listener(heard).build();

  @Test
  void stepGivesTheResultOfItsBody() {
    Flow flow = trail.createFlow("selection");

    List<String> kept = flow.step("filter", step -> List.of("a", "b"));

    assertThat(kept).containsExactly("a", "b");
    assertThat(onlyStep(flow.finish()).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void exceptionFailsTheStepAndGoesOnUnchanged() {
    Flow flow = trail.createFlow("selection");
    FileNotFoundException thrown = new FileNotFoundException("catalogue.json");

    Throwable caught = catchThrowable(() -> flow.step("load", step -> loadFailing(thrown)));

    assertThat(caught).isSameAs(thrown);
    JsonNode step = onlyStep(flow.finish());
    assertThat(step.path("status").asText()).isEqualTo("failed");
    assertThat(step.path("reason").asText())
        .isEqualTo("java.io.FileNotFoundException: catalogue.json");
  }

  @Test
  void errorFailsTheStepToo() {
    Flow flow = trail.createFlow("selection");
    StackOverflowError thrown = new StackOverflowError();

    Throwable caught =
        catchThrowable(() ->
            flow.runStep(
                "recurse",
                step -> {
                  throw thrown;
                }));

    assertThat(caught).isSameAs(thrown);
    assertThat(onlyStep(flow.finish()).path("reason").asText())
        .isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void checkedExceptionOfTheBodyIsTheOneToCatch() {
    Flow flow = trail.createFlow("selection");
    boolean caught = false;
    try {
      flow.runStep("wait", step -> timeOut());
    } catch (TimeoutException expected) {
      caught = true;
    }
    assertThat(caught).isTrue();
  }

  @Test
  void bodyMayFinishItsStepInItsOwnWords() {
    Flow flow = trail.createFlow("selection");
    flow.runStep("filter", step -> step.finish("kept 12 of 50"));

    assertThat(onlyStep(flow.finish()).path("reason").asText()).isEqualTo("kept 12 of 50");
  }

  @Test
  void failureOverrulesAnEarlierEnd() {
    Flow flow = trail.createFlow("selection");
    Step step = flow.createStep("filter");
    step.finish("kept 12 of 50");
    step.fail("the index was closed");
    step.finish("kept none");

    JsonNode sent = onlyStep(flow.finish());
    assertThat(sent.path("status").asText()).isEqualTo("failed");
    assertThat(sent.path("reason").asText()).isEqualTo("the index was closed");
  }

  @Test
  void closedStepThatFinishedIsCompleted() {
    Flow flow = trail.createFlow("selection");
    try (Step step = flow.createStep("filter")) {
      step.finish();
    }

    assertThat(onlyStep(flow.finish()).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void stepLeftByAnExceptionHasFailed() {
    Flow flow = trail.createFlow("selection");
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          try (Step step = flow.createStep("filter")) {
            throw new IllegalStateException("no index for " + step.name());
          }
        });

    JsonNode sent = onlyStep(flow.finish());
    assertThat(sent.path("status").asText()).isEqualTo("failed");
    assertThat(sent.path("reason").asText()).startsWith("closed before finish was called");
    assertThat(sent.path("finishedAt").isNull()).isFalse();
  }

  @Test
  void stepThatNobodyEndedIsStillRunning() {
    Flow flow = trail.createFlow("selection");
    flow.createStep("filter");

    JsonNode sent = onlyStep(flow.finish());
    assertThat(sent.path("status").asText()).isEqualTo("running");
    assertThat(sent.path("reason").asText()).isEqualTo("not finished when its flow finished");
    assertThat(sent.path("finishedAt").isNull()).isTrue();
  }

  @Test
  void flowGivesTheResultOfItsBodyAndIsSent() {
    String picked = trail.flow("selection", "B01", flow -> flow.step("pick", step -> "B07"));

    assertThat(picked).isEqualTo("B07");
    assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    assertThat(server.only().json().at("/flow/status").asText()).isEqualTo("completed");
    assertThat(server.only().json().at("/flow/key").asText()).isEqualTo("B01");
  }

  @Test
  void exceptionFailsTheFlowAndGoesOnUnchanged() {
    IllegalStateException thrown = new IllegalStateException("no stock");

    Throwable caught =
        catchThrowable(() ->
            trail.runFlow(
                "selection",
                flow -> {
                  flow.createStep("search").capture("input", "shoes");
                  throw thrown;
                }));

    assertThat(caught).isSameAs(thrown);
    assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    JsonNode sent = server.only().json();
    assertThat(sent.at("/flow/status").asText()).isEqualTo("failed");
    assertThat(sent.at("/flow/reason").asText())
        .isEqualTo("java.lang.IllegalStateException: no stock");
    assertThat(sent.at("/steps/0/observations/0/data").asText()).isEqualTo("shoes");
  }

  @Test
  void flowLeftByAnExceptionHasFailedAndIsSent() {
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          try (Flow flow = trail.createFlow("selection")) {
            throw new IllegalStateException("no index for " + flow.name());
          }
        });

    assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    assertThat(server.only().json().at("/flow/status").asText()).isEqualTo("failed");
  }

  @Test
  void flowFinishesOnce() {
    Flow flow = trail.createFlow("selection");

    Submission first = flow.fail("no stock");
    Submission second = flow.finish();
    flow.close();

    assertThat(second).isSameAs(first);
    assertThat(Trails.delivered(first, server).at("/flow/status").asText()).isEqualTo("failed");
  }

  @Test
  void lateCaptureIsLostAndCounted() {
    Flow flow = trail.createFlow("selection");
    Step step = flow.createStep("filter");
    Submission submission = flow.finish();
    step.capture("input", "late");
    flow.createStep("later").capture("input", "later");

    assertThat(Trails.delivered(submission, server).at("/steps/0/observations")).isEmpty();
    assertThat(trail.losses()).containsEntry(Loss.TOO_LATE, 2L);
  }

  @Test
  void lateEndOfAStepIsLostAndCountedOnce() {
    Flow flow = trail.createFlow("selection");
    Step ended = flow.createStep("parse");
    ended.finish();
    Step open = flow.createStep("filter");
    Submission submission = flow.finish();

    open.kind(StepKind.FILTER).finish("kept 12 of 50");
    open.finish();
    ended.finish();

    assertThat(Trails.delivered(submission, server).at("/steps/1/status").asText())
        .isEqualTo("running");
    assertThat(heard.details)
        .containsExactly(
            "kind of step filter of flow selection", "end of step filter of flow selection");
  }

  private JsonNode onlyStep(Submission submission) {
    return Trails.delivered(submission, server).at("/steps/0");
  }

  private static String loadFailing(FileNotFoundException thrown) throws FileNotFoundException {
    throw thrown;
  }

  private static void timeOut() throws TimeoutException {
    throw new TimeoutException();
  }
}
