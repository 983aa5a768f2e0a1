package dev.flowtrail.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.sdk.Current;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.ThrowingConsumer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A marked method is a step, and does what it did before. */
final class FlowStepTest {
  @AutoClose private final TakingServer server = new TakingServer();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(FlowTrailAutoConfiguration.class))
          .withBean(Work.class)
          .withPropertyValues("flowtrail.endpoint=" + server.address());

  @Test
  void callIsAStepWithWhatWentInAndCameOut() {
    JsonNode step = onlyStepOf(work -> assertThat(work.doubled(21)).isEqualTo(42));

    assertThat(step.path("name").asText()).isEqualTo("double_it");
    assertThat(step.path("status").asText()).isEqualTo("completed");
    assertThat(step.at("/observations/0/data/number").asInt()).isEqualTo(21);
    assertThat(step.at("/observations/1/data").asInt()).isEqualTo(42);
  }

  @Test
  void exceptionGoesOnUnchangedAndTheStepHasFailed() {
    IllegalStateException broken = new IllegalStateException("no stock");

    JsonNode step =
        onlyStepOf(work -> assertThatThrownBy(() -> work.failing(broken)).isSameAs(broken));

    assertThat(step.path("status").asText()).isEqualTo("failed");
    assertThat(step.path("reason").asText()).contains("no stock");
  }

  @Test
  void methodRunsWhereThereIsNoFlow() {
    runner.run(context -> assertThat(context.getBean(Work.class).doubled(1)).isEqualTo(2));
  }

  @Test
  void calledCodeFindsTheStep() {
    JsonNode step = onlyStepOf(Work::capturing);

    assertThat(step.at("/observations/0/name").asText()).isEqualTo("inside");
  }

  @Test
  void futureEndsTheStepBeforeItsDependentsRun() {
    CompletableFuture<String> answer = new CompletableFuture<>();

    runner.run(context -> {
      FlowTrail trail = context.getBean(FlowTrail.class);
      var flow = trail.createFlow("selection");
      try (Current.Bound bound = Current.bind(flow)) {
        assertThat(bound).isNotNull();
        var unused = context.getBean(Work.class).later(answer).thenRun(flow::finish);
      }
      answer.complete("found");
    });

    assertThat(server.only().at("/steps/0/status").asText()).isEqualTo("completed");
    assertThat(server.only().at("/steps/0/observations/0/data").asText()).isEqualTo("found");
  }

  @Test
  void futureFailsAndIsCancelledAsBefore() {
    IllegalStateException broken = new IllegalStateException("no stock");
    CompletableFuture<String> failing = new CompletableFuture<>();
    CompletableFuture<String> cancelled = new CompletableFuture<>();

    JsonNode step =
        onlyStepOf(work -> {
          CompletableFuture<Throwable> seen = work.later(failing).handle((value, thrown) -> thrown);
          failing.completeExceptionally(broken);
          assertThat(seen.join()).isSameAs(broken);
        });
    runner.run(context -> context.getBean(Work.class).later(cancelled).cancel(true));

    assertThat(step.path("status").asText()).isEqualTo("failed");
    assertThat(cancelled).isCancelled();
  }

  @Test
  void streamIsLeftForTheHostToRead() {
    JsonNode step =
        onlyStepOf(work -> assertThat(work.streamed(Stream.of(1, 2))).containsExactly(1, 2));

    assertThat(step.at("/observations/0/data/numbers").asText()).contains("java.util.stream");
    assertThat(step.at("/observations/1/data").asText()).contains("java.util.stream");
  }

  private JsonNode onlyStepOf(ThrowingConsumer<Work, RuntimeException> calls) {
    runner.run(context -> {
      Work work = context.getBean(Work.class);
      context.getBean(FlowTrail.class).runFlow("selection", flow -> calls.accept(work));
    });
    return server.only().at("/steps/0");
  }

  /** Some of what methods do. */
  static class Work {
    @FlowStep(value = "double_it", input = true, output = true)
    int doubled(int number) {
      return number * 2;
    }

    @FlowStep
    void failing(RuntimeException thrown) {
      throw thrown;
    }

    @FlowStep
    void capturing() {
      Current.step().capture("inside", true);
    }

    @FlowStep(output = true)
    CompletableFuture<String> later(CompletableFuture<String> answer) {
      return answer;
    }

    @FlowStep(input = true, output = true)
    Stream<Integer> streamed(Stream<Integer> numbers) {
      return numbers;
    }
  }
}
