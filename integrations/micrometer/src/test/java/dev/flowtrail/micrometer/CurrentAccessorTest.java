package dev.flowtrail.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.sdk.Current;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Step;
import dev.flowtrail.sdk.StepParent;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is current goes along with the context, and nothing of it stays behind. */
final class CurrentAccessorTest {
  @AutoClose private final TakingServer server = new TakingServer();

  @AutoClose private final FlowTrail trail = FlowTrail.builder().endpoint(server.address()).build();

  private final Flow flow = trail.createFlow("selection");

  @Test
  void anotherThreadFindsTheCapturedFlow() {
    ContextSnapshot snapshot = captured();

    Optional<StepParent> found = elsewhere(() -> seen(snapshot)).join();

    assertThat(found).containsSame(flow);
  }

  @Test
  void whatWasCurrentBeforeIsCurrentAgain() {
    ContextSnapshot snapshot = captured();

    try (Current.Bound outer = Current.bind(trail.createFlow("other"))) {
      Optional<StepParent> before = Current.find();
      assertThat(seen(snapshot)).containsSame(flow);
      assertThat(Current.find()).isEqualTo(before);
      assertThat(outer).isNotNull();
    }
  }

  @Test
  void stepAroundASubscriptionIsCurrentOnReactorsThreads() {
    Hooks.enableAutomaticContextPropagation();
    try (Step step = flow.createStep("rerank");
        Current.Bound bound = Current.bind(step)) {
      Mono<Optional<StepParent>> chain =
          Mono.fromCallable(() -> 1)
              .publishOn(Schedulers.boundedElastic())
              .map(one -> Current.find());

      assertThat(chain.block()).containsSame(step);
      assertThat(bound).isNotNull();
      step.finish();
    } finally {
      Hooks.disableAutomaticContextPropagation();
    }
  }

  private ContextSnapshot captured() {
    try (Current.Bound bound = Current.bind(flow)) {
      assertThat(bound).isNotNull();
      return ContextSnapshotFactory.builder().build().captureAll();
    }
  }

  private static Optional<StepParent> seen(ContextSnapshot snapshot) {
    try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
      assertThat(scope).isNotNull();
      return Current.find();
    }
  }

  private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    new Thread(() -> result.complete(work.get()), "elsewhere").start();
    return result;
  }
}
