package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a dead server costs. Time is moved by hand; the server is on a real socket. */
final class CircuitTest {
  private static final Duration LONG_ENOUGH = SendingBench.MAX_DELAY;

  @AutoClose private final SendingBench bench = new SendingBench();
  private final ScriptedServer server = bench.server;

  @Test
  void deadServerIsAskedByOneFlowAtATime() {
    fail(1_000);
    List<Submission> waiting = finishedFlows(200);

    for (int second = 0; second < 60; second++) {
      bench.sendAfter(Duration.ofSeconds(1));
    }

    assertThat(server.received()).hasSizeBetween(Circuit.OPENS_AFTER, 12);
    assertThat(bench.circuit()).isEqualTo(CircuitState.OPEN);
    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.PENDING);
  }

  @Test
  void probesGrowRareOverALongOutage() {
    fail(1_000);
    for (int second = 0; second < 30 * 60; second++) {
      bench.finishedFlow();
      bench.sendAfter(Duration.ofSeconds(1));
    }

    assertThat(server.received()).hasSizeBetween(50, 80);
  }

  @Test
  void probeThatSucceedsLetsAllOthersGo() {
    fail(Circuit.OPENS_AFTER);
    List<Submission> waiting = finishedFlows(50);
    bench.sendDue();

    bench.sendAfter(LONG_ENOUGH);

    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.DELIVERED);
    assertThat(bench.heard.circuit)
        .containsExactly(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED);
    assertThat(server.idempotencyKeys().stream().distinct()).hasSize(50);
  }

  @Test
  void eachProbeIsForAnotherFlow() {
    fail(Circuit.OPENS_AFTER + 10);
    finishedFlows(50);
    bench.sendDue();

    for (int i = 0; i < 10; i++) {
      bench.sendAfter(LONG_ENOUGH);
    }

    assertThat(server.idempotencyKeys()).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void flowThatOnlyItselfFailsDoesNotStopTheOthers() {
    for (int i = 0; i < 20; i++) {
      server.then(Reply.status(500), Reply.ACCEPTED);
    }
    Submission failing = bench.finishedFlow();
    bench.sendDue();
    for (int i = 0; i < 8; i++) {
      bench.finishedFlow();
      bench.sendAfter(LONG_ENOUGH);
    }

    assertThat(bench.heard.circuit).isEmpty();
    assertThat(bench.heard.delivered).hasSizeGreaterThanOrEqualTo(8);
    assertThat(failing.outcome()).isIn(Outcome.PENDING, Outcome.DELIVERED);
  }

  @Test
  void refusalsAndRequestsInProgressShowThatTheServerWorks() {
    for (int i = 0; i < 10; i++) {
      server.then(
          Reply.status(400), Reply.problem(409, "{\"type\":\"/problems/request-in-progress\"}"));
    }
    finishedFlows(20);

    bench.sendDue();

    assertThat(server.received()).hasSize(20);
    assertThat(bench.heard.circuit).isEmpty();
  }

  @Test
  void flowsAreGivenUpInTimeAlthoughNobodyAsksTheServer() {
    fail(1_000);
    List<Submission> waiting = finishedFlows(100);
    bench.sendDue();
    int tried = server.received().size();

    bench.time.advance(SendingBench.GIVE_UP_AFTER.plusNanos(1));
    bench.sendDue();

    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.GIVEN_UP);
    assertThat(bench.budget.usedBytes()).isZero();
    assertThat(server.received()).hasSize(tried);
    assertThat(waiting.get(99).problem().orElseThrow().detail())
        .startsWith("given up before the first try, since those of others failed: ");
  }

  @Test
  void closingAsksOnceMoreAndBelievesTheAnswer() {
    fail(1_000);
    List<Submission> waiting = finishedFlows(100);
    bench.sendDue();
    int tried = server.received().size();

    bench.outbox.close();
    bench.sendDue();

    assertThat(server.received()).hasSize(tried + 1);
    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.GIVEN_UP);
  }

  @Test
  void closingSendsAllWhenTheServerIsBack() {
    fail(Circuit.OPENS_AFTER);
    List<Submission> waiting = finishedFlows(100);
    bench.sendDue();

    bench.outbox.close();
    bench.sendDue();

    assertThat(waiting.subList(Circuit.OPENS_AFTER, 100))
        .allMatch(it -> it.outcome() == Outcome.DELIVERED);
  }

  @Test
  void stateCanBeReadAndIsLogged() {
    fail(Circuit.OPENS_AFTER);
    finishedFlows(Circuit.OPENS_AFTER);
    assertThat(bench.circuit()).isEqualTo(CircuitState.CLOSED);

    bench.sendDue();

    assertThat(bench.circuit()).isEqualTo(CircuitState.OPEN);
    assertThat(bench.log).containsExactly("the server does not answer; flows wait until it does");
  }

  private void fail(int times) {
    server.then(Collections.nCopies(times, Reply.status(503)).toArray(Reply[]::new));
  }

  private List<Submission> finishedFlows(int count) {
    List<Submission> finished = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      finished.add(bench.finishedFlow());
    }
    return finished;
  }
}
