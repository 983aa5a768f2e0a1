package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Code called from a step finds it, on whichever thread it was sent to. */
final class CurrentTest {
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).build();
  private final ExecutorService oneThread = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    oneThread.shutdownNow();
  }

  @Test
  void calledCodeRecordsIntoTheStepAround() {
    trail.runFlow("selection", flow -> flow.runStep("ask", step -> ask("why?")));

    assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    JsonNode sent = server.only().json();
    assertThat(sent.at("/steps/0/observations/0/data").asText()).isEqualTo("why?");
    assertThat(sent.at("/flow/attributes/asked").asBoolean()).isTrue();
  }

  private static void ask(String prompt) {
    Current.step().capture("prompt", prompt);
    Current.flow().attribute("asked", true);
  }

  @Test
  void newStepsBelongToTheCurrentOne() {
    Flow flow = trail.createFlow("selection");
    flow.runStep("outer", step -> Current.parent().runStep("inner", inner -> {}));
    try (Current.Bound bound = Current.bind(flow)) {
      assertThat(bound).isNotNull();
      Current.parent().runStep("beside", step -> {});
    }

    JsonNode steps = Trails.delivered(flow.finish(), server).path("steps");

    assertThat(steps.get(1).path("parentId")).isEqualTo(steps.get(0).path("id"));
    assertThat(steps.get(2).has("parentId")).isFalse();
  }

  @Test
  void bridgesFindAndReplaceIt() {
    Flow flow = trail.createFlow("selection");
    assertThat(Current.find()).isEmpty();

    Current.replace(flow);
    assertThat(Current.find()).containsSame(flow);

    Current.replace(null);
    assertThat(Current.find()).isEmpty();
  }

  @Test
  void whatWasCurrentBeforeIsCurrentAgain() {
    trail.runFlow(
        "selection",
        flow ->
            flow.runStep(
                "outer",
                outer -> {
                  outer.runStep("inner", inner -> assertThat(Current.step()).isSameAs(inner));
                  assertThat(Current.step()).isSameAs(outer);
                  assertThat(Current.flow()).isSameAs(flow);
                }));

    assertThat(Current.step()).isSameAs(SilentStep.NONE);
  }

  @Test
  void exceptionLeavesNothingBehind() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            trail.runFlow(
                "selection",
                flow -> {
                  throw new IllegalStateException();
                }));

    assertThat(Current.flow()).isSameAs(SilentFlow.NONE);
  }

  @Test
  void withoutAFlowNothingIsKeptAndNothingBreaks() {
    ask("why?");

    int answer = Current.parent().step("alone", step -> 42);

    assertThat(answer).isEqualTo(42);
    assertThat(Current.flow().finish().outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(trail.losses()).isEmpty();
  }

  @Test
  void wrappedExecutorTakesTheStepAlong() throws Exception {
    ExecutorService workers = Current.wrap(oneThread);
    Flow flow = trail.createFlow("selection");
    Step step = flow.createStep("search");
    try (Current.Bound bound = Current.bind(step)) {
      assertThat(bound).isNotNull();
      assertThat(workers.submit(Current::step).get()).isSameAs(step);
      assertThat(workers.invokeAll(List.<Callable<Step>>of(Current::step)).get(0).get())
          .isSameAs(step);
      assertThat(CompletableFuture.supplyAsync(Current::step, workers).get()).isSameAs(step);
    }
    assertThat(oneThread.submit(Current::step).get()).isSameAs(SilentStep.NONE);
    assertThat(workers.submit(Current::step).get()).isSameAs(SilentStep.NONE);
  }

  @Test
  void wrappedTasksTakeTheStepAlong() throws Exception {
    Flow flow = trail.createFlow("selection");
    Step step = flow.createStep("search");
    Step[] seen = new Step[3];
    Runnable run;
    Callable<Step> call;
    CompletableFuture<Step> supplied;
    try (Current.Bound bound = Current.bind(step)) {
      assertThat(bound).isNotNull();
      run = Current.wrap(() -> seen[0] = Current.step());
      call = Current.callable(Current::step);
      supplied = CompletableFuture.supplyAsync(Current.supplier(Current::step), oneThread);
    }
    run.run();

    assertThat(List.of(seen[0], call.call(), supplied.get())).containsOnly(step);
    assertThat(Current.step()).isSameAs(SilentStep.NONE);
  }

  @Test
  void bindingIsClosedOnceAndByItsOwnThread() throws Exception {
    Flow flow = trail.createFlow("selection");
    Current.Bound outer = Current.bind(flow.createStep("outer"));
    Step inner = flow.createStep("inner");
    Current.Bound bound = Current.bind(inner);

    oneThread.submit(bound::close).get();
    assertThat(Current.step()).isSameAs(inner);
    bound.close();
    outer.close();
    bound.close();

    assertThat(Current.step()).isSameAs(SilentStep.NONE);
  }

  @Test
  void disabledTrailHidesTheFlowAround() {
    try (FlowTrail disabled = new FlowTrailBuilder(Map.of("FLOWTRAIL_ENABLED", "false")).build()) {
      trail.runFlow(
          "selection",
          flow -> {
            disabled.runFlow("inside", silent -> Current.flow().attribute("lost", true));
            Current.flow().attribute("kept", true);
          });
    }

    assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    assertThat(server.only().json().at("/flow/attributes")).hasToString("{\"kept\":true}");
  }
}
