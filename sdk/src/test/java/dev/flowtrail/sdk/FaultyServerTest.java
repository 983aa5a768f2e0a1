package dev.flowtrail.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the server does, its client's pipelines give what they would give without it. */
final class FaultyServerTest {
  private static final int THREADS = 4;
  private static final int RUNS_OF_A_THREAD = 50;
  private static final List<Integer> CANDIDATES = List.of(1, 2, 3, 4, 5, 6);

  @AutoClose private final ScriptedServer server = new ScriptedServer();
  private final List<Submission> finished = Collections.synchronizedList(new ArrayList<>());

  static Stream<Reply> faults() {
    Random random = new Random(1);
    return Stream.concat(
        Stream.of(
            new Reply.Hang(),
            Reply.status(500),
            Reply.retryAfter(429, "1"),
            new Reply.Reset(),
            Reply.garbage(),
            Reply.status(404),
            new Reply.Http("202 Accepted", "", "[".repeat(10_000))),
        Stream.generate(() -> Reply.anyFailure(random)).limit(2));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void noFaultOfTheServerReachesTheHost(Reply fault) throws Exception {
    server.otherwise(fault);
    for (Delivery delivery : Delivery.values()) {
      try (FlowTrail trail = trail(delivery)) {
        for (List<Integer> kept : runTogether(trail)) {
          assertThat(kept).containsExactly(3, 4, 5, 6);
        }
        trail.close(Duration.ofMillis(300));
        assertThat(finished).noneMatch(it -> it.outcome() == Outcome.PENDING);
        assertThat(lostFlows()).isEqualTo(finished.size() - trail.delivered());
      }
      finished.clear();
    }
  }

  private long lostFlows() {
    return finished.stream().filter(it -> it.loss().isPresent()).count();
  }

  private FlowTrail trail(Delivery delivery) {
    return Trails.to(server)
        .delivery(delivery)
        .pushEvery(Duration.ofMillis(1))
        .requestTimeout(Duration.ofMillis(100))
        .firstRetryDelay(Duration.ofMillis(1))
        .bufferBytes(1 << 20)
        .build();
  }

  private List<List<Integer>> runTogether(FlowTrail trail) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<List<Integer>> host = () -> runMany(trail);
      List<List<Integer>> results = new ArrayList<>();
      for (Future<List<Integer>> result : threads.invokeAll(Collections.nCopies(THREADS, host))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Integer> runMany(FlowTrail trail) {
    List<Integer> kept = List.of();
    for (int i = 0; i < RUNS_OF_A_THREAD; i++) {
      Flow flow = trail.createFlow("pipeline");
      kept =
          flow.step(
              "filter",
              step -> {
                step.capture("input", "x".repeat(2_000));
                return step.filter("kept", CANDIDATES, id -> id, rule("min", id -> id, atLeast(3)));
              });
      finished.add(flow.finish());
    }
    return kept;
  }
}
