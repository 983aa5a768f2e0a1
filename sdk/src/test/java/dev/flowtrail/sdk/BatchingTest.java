package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small flows in one request. Time is moved by hand; the server is on a real socket. */
final class BatchingTest {
  private static final Duration AGE = Duration.ofMillis(100);
  private static final Duration LONG_ENOUGH = SendingBench.MAX_DELAY;
  private static final Batching TEN = new Batching(10, 1 << 20, AGE);

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  private final SendingBench bench = new SendingBench(server, TEN, null);

  @Test
  void flowsThatWaitTravelTogether() {
    List<Submission> flows = finished(25);

    bench.sendDue();
    assertThat(sizes()).containsExactly(10, 10);
    bench.sendAfter(AGE);

    assertThat(sizes()).containsExactly(10, 10, 5);
    assertThat(flows).allMatch(it -> it.outcome() == Outcome.DELIVERED);
    assertThat(bench.heard.delivered).hasSize(25);
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void flowAfterAPauseIsSentAtOnceAndAlone() {
    bench.finishedFlow();
    bench.sendDue();
    assertThat(sizes()).containsExactly(1);
    assertThat(server.only().isBatch()).isFalse();

    finished(3);
    bench.sendDue();
    assertThat(sizes()).containsExactly(1);
    bench.sendAfter(AGE);

    assertThat(sizes()).containsExactly(1, 3);
  }

  @Test
  void bytesThatFillARequestAreNotKeptWaiting() {
    SendingBench few = new SendingBench(server, new Batching(100, 40_000, AGE), null);
    few.finishedFlow();
    few.sendDue();
    for (int i = 0; i < 5; i++) {
      flowWith(few, "x".repeat(10_000)).finish();
    }

    few.sendDue();

    assertThat(sizes()).containsExactly(1, 2, 2);
  }

  @Test
  void largeFlowTravelsAlone() {
    finished(2);
    flowWith(bench, "x".repeat(100_000)).finish();
    finished(2);

    bench.sendDue();
    bench.sendAfter(AGE);
    bench.sendAfter(AGE);

    assertThat(sizes()).containsExactly(2, 1, 2);
    assertThat(server.received()).extracting(Received::isBatch).containsExactly(true, false, true);
  }

  @Test
  void lineIsTheDocumentThatTravelsAlone() {
    Encoder pretty =
        (value, out) ->
            out.write("{\n  \"text\" : \"a\\nb\"\r\n}".getBytes(StandardCharsets.UTF_8));
    try (FlowTrail trail = Trails.to(server).encoder(pretty).batchAge(Duration.ofDays(1)).build()) {
      trail.runFlow("first", flow -> {});
      trail.runFlow("second", flow -> flow.runStep("step", step -> step.capture("input", "")));
      trail.runFlow("third", flow -> {});
    }
    List<Received> received = server.received();
    Map<String, Object> names = new HashMap<>();
    received.forEach(
        it -> it.flows().forEach((key, flow) -> names.put(key, flow.at("/flow/name"))));
    assertThat(names).hasSize(3);
    assertThat(
            received.stream()
                .flatMap(it -> it.flows().values().stream())
                .map(flow -> flow.at("/steps/0/observations/0/data/text").asText())
                .filter(text -> !text.isEmpty()))
        .containsExactly("a\nb");
  }

  @Test
  void eachLineHasAnOutcomeOfItsOwn() {
    List<Submission> flows = finished(4);
    server.then(Reply.batch(2, Reply.line(2, false, 400), Reply.line(3, false, 503)));

    bench.sendDue();

    assertThat(flows)
        .extracting(Submission::outcome)
        .containsExactly(Outcome.DELIVERED, Outcome.REJECTED, Outcome.PENDING, Outcome.DELIVERED);
    assertThat(bench.lost(Loss.REJECTED)).isEqualTo(1);
    bench.sendAfter(LONG_ENOUGH);
    assertThat(flows.get(2).outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(sizes()).containsExactly(4, 1);
  }

  @Test
  void whatWasNotReadIsSentAgain() {
    List<Submission> flows = finished(5);
    server.then(Reply.batch(2, Reply.line(3, true, 413)));

    bench.sendDue();
    assertThat(flows.subList(2, 5)).allMatch(it -> it.outcome() == Outcome.PENDING);
    bench.sendAfter(LONG_ENOUGH);

    assertThat(flows).allMatch(it -> it.outcome() == Outcome.DELIVERED);
    assertThat(sizes()).containsExactly(5, 3);
  }

  @Test
  void olderServerGetsFlowsOneByOne() {
    List<Submission> flows = finished(3);
    server.then(Reply.status(405));

    bench.sendDue();
    assertThat(flows).allMatch(it -> it.outcome() == Outcome.DELIVERED);
    finished(2);
    bench.sendDue();

    assertThat(sizes()).containsExactly(3, 1, 1, 1, 1, 1);
    assertThat(bench.heard.circuit).isEmpty();
    bench.sendAfter(Duration.ofMinutes(9));
    bench.sendAfter(Duration.ofMinutes(1));
    finished(2);
    bench.sendAfter(AGE);
    assertThat(sizes()).endsWith(1, 1, 2);
  }

  @Test
  void answerThatDoesNotAddUpIsNotBelieved() {
    List<Submission> flows = finished(2);
    server.then(Reply.ACCEPTED);
    bench.sendDue();
    assertThat(sizes()).containsExactly(2, 1, 1);

    flows.addAll(finished(2));
    server.then(Reply.batch(1));
    bench.sendAfter(AGE);

    assertThat(sizes()).containsExactly(2, 1, 1, 2, 1, 1);
    assertThat(flows).allMatch(it -> it.outcome() == Outcome.DELIVERED);
  }

  @Test
  void refusalOfTheWholeBatchRefusesNoFlow() {
    List<Submission> flows = finished(3);
    server.then(Reply.status(413), Reply.ACCEPTED, Reply.status(400), Reply.ACCEPTED);

    bench.sendDue();

    assertThat(flows)
        .extracting(Submission::outcome)
        .containsExactly(Outcome.DELIVERED, Outcome.REJECTED, Outcome.DELIVERED);
  }

  @Test
  void flowThatTheServerCannotCopeWithDoesNotCostItsCompanions() {
    server.otherwise(
        body -> body.contains("\"name\":\"poison\"") ? Reply.status(500) : Reply.accepting(body));
    List<Submission> good = finished(5);
    Submission poison = bench.createFlow("poison").finish();
    good.addAll(finished(4));

    for (int i = 0; i < 8; i++) {
      bench.sendAfter(LONG_ENOUGH);
    }

    assertThat(good).allMatch(it -> it.outcome() == Outcome.DELIVERED);
    assertThat(poison.outcome()).isEqualTo(Outcome.PENDING);
  }

  @Test
  void deadServerIsProbedByOneFlow() {
    server.otherwise(Reply.status(503));
    finished(100);
    for (int i = 0; i < 10; i++) {
      bench.sendAfter(LONG_ENOUGH);
    }
    assertThat(bench.circuit()).isEqualTo(CircuitState.OPEN);
    assertThat(sizes().get(sizes().size() - 1)).isEqualTo(1);
  }

  @Test
  void closingSendsWhatWaitsForCompany() {
    try (FlowTrail trail = Trails.to(server).batchAge(Duration.ofDays(1)).build()) {
      for (int i = 0; i < 7; i++) {
        trail.createFlow("selection").finish();
      }
    }
    assertThat(sizes().stream().mapToInt(it -> it).sum()).isEqualTo(7);
  }

  @Test
  void flowsFromDiskTravelTogether() {
    SendingBench spooling = new SendingBench(server, TEN, Spool.in(folder));
    server.otherwise(Reply.status(503));
    for (int i = 0; i < 40; i++) {
      spooling.finishedFlow();
    }
    for (int i = 0; i < 10; i++) {
      spooling.sendAfter(LONG_ENOUGH);
    }
    long onDisk = spooling.flowsOnDisk();
    assertThat(onDisk).isPositive();
    int before = server.received().size();

    server.otherwise(Reply::accepting);
    for (int i = 0; i < 5; i++) {
      spooling.sendAfter(LONG_ENOUGH);
    }

    assertThat(spooling.flowsOnDisk()).isZero();
    assertThat(server.received().size() - before).isLessThanOrEqualTo(2 + (int) onDisk / 10);
    spooling.end();
  }

  @Test
  void serverSeesOneKeyForEachFlowInEverySchedule() {
    for (int seed = 0; seed < 12; seed++) {
      try (ScriptedServer faulty = new ScriptedServer()) {
        runSchedule(new Random(seed), faulty, folder.resolve("seed-" + seed));
        assertOneKeyForEachFlow(faulty, seed);
      }
    }
  }

  /** Failures, pauses and ends of the process in any order; then the server is well. */
  private static void runSchedule(Random random, ScriptedServer faulty, Path spool) {
    Set<Submission> finished = new HashSet<>();
    Batching batching = new Batching(1 + random.nextInt(8), 20_000, AGE);
    faulty.otherwise(body -> anyReply(body, random));
    for (int life = 0; life < 3; life++) {
      SendingBench bench = new SendingBench(faulty, batching, Spool.in(spool));
      for (int i = 0; i < 30; i++) {
        for (int flows = random.nextInt(6); flows > 0; flows--) {
          finished.add(flowWith(bench, "x".repeat(random.nextInt(5_000))).finish());
        }
        bench.sendAfter(Duration.ofMillis(random.nextInt(5_000)));
      }
      bench.outbox.close();
      bench.sendDue();
      bench.end();
    }
    faulty.otherwise(Reply::accepting);
    SendingBench last = new SendingBench(faulty, batching, Spool.in(spool));
    last.sendDue();
    assertThat(finished).noneMatch(it -> it.outcome() == Outcome.PENDING);
    assertThat(last.flowsOnDisk()).isZero();
    last.end();
  }

  private static Reply anyReply(String body, Random random) {
    int lines = body.startsWith("{\"idempotencyKey\"") ? (int) body.lines().count() : 1;
    return switch (random.nextInt(6)) {
      case 0, 1 -> Reply.accepting(body);
      case 2 -> lines > 1 ? someOf(lines, random) : Reply.status(500);
      case 3 -> lines > 1 ? new Reply.Http("202 Accepted", "", "{\"acc") : Reply.status(502);
      case 4 -> lines > 1 ? Reply.status(404) : Reply.anyFailure(random);
      default -> Reply.anyFailure(random);
    };
  }

  private static Reply someOf(int lines, Random random) {
    List<String> refused = new ArrayList<>();
    int accepted = 0;
    for (int line = 1; line <= lines; line++) {
      if (random.nextInt(3) > 0) {
        accepted++;
      } else if (random.nextBoolean()) {
        refused.add(Reply.line(line, false, 503));
      } else {
        refused.add(Reply.line(line, true, 413));
        break;
      }
    }
    return Reply.batch(accepted, refused.toArray(String[]::new));
  }

  private static void assertOneKeyForEachFlow(ScriptedServer faulty, int seed) {
    Map<String, Set<String>> keys = new HashMap<>();
    Map<String, Set<Object>> contents = new HashMap<>();
    for (Received request : faulty.received()) {
      request
          .flows()
          .forEach((key, flow) -> {
            String id = flow.at("/flow/id").asText();
            keys.computeIfAbsent(id, absent -> new HashSet<>()).add(key);
            contents.computeIfAbsent(key, absent -> new HashSet<>()).add(flow);
          });
    }
    assertThat(keys.values()).as("seed %d", seed).allMatch(it -> it.size() == 1);
    assertThat(contents.values()).as("seed %d", seed).allMatch(it -> it.size() == 1);
    assertThat(contents).as("seed %d", seed).hasSameSizeAs(keys.keySet());
  }

  private List<Submission> finished(int count) {
    List<Submission> finished = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      finished.add(bench.finishedFlow());
    }
    return finished;
  }

  private static Flow flowWith(SendingBench bench, String text) {
    Flow flow = bench.createFlow("selection");
    flow.runStep("filter", step -> step.capture("text", text));
    return flow;
  }

  private List<Integer> sizes() {
    return server.received().stream().map(request -> request.flows().size()).toList();
  }
}
