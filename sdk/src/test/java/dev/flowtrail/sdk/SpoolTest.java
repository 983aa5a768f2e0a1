package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows that wait on disk. Time is moved by hand; disk and server are real. */
final class SpoolTest {
  private static final Reply DEAD = Reply.status(503);

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  private SendingBench bench;

  @BeforeEach
  void openBench() {
    bench = new SendingBench(server, Spool.in(folder));
  }

  @Test
  void nothingIsWrittenWhileTheServerAnswers() throws IOException {
    finishedFlows(20);
    bench.sendDue();

    assertThat(bench.heard.delivered).hasSize(20);
    assertThat(flowFiles()).isEmpty();
  }

  @Test
  void whatADeadServerDoesNotTakeGoesToDiskAndLeavesMemory() throws IOException {
    List<Submission> waiting = spooledFlows(20);

    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.SPOOLED);
    assertThat(bench.heard.spooled).containsExactlyElementsOf(waiting);
    assertThat(bench.budget.usedBytes()).isZero();
    assertThat(bench.flowsOnDisk()).isEqualTo(20);
    assertThat(flowFiles()).hasSize(1);
    assertThat(bench.log).noneMatch(line -> line.contains("spool's folder"));
  }

  @Test
  void flowsOnDiskAreDeliveredByAgeOnceTheServerIsBack() throws IOException {
    List<Submission> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.addAll(spooledFlows(10));
    }
    server.otherwise(Reply.ACCEPTED);
    int tried = server.received().size();

    bench.sendAfter(SendingBench.MAX_DELAY);

    assertThat(idsFrom(tried).stream().skip(1))
        .containsExactlyElementsOf(
            waiting.stream()
                .map(it -> it.flowId().toString())
                .filter(id -> !id.equals(idsFrom(tried).get(0)))
                .toList());
    assertThat(bench.heard.delivered).hasSize(50);
    assertThat(bench.flowsOnDisk()).isZero();
    assertThat(flowFiles()).isEmpty();
  }

  @Test
  void anotherProcessDeliversTheSameBytesUnderTheSameKey() throws IOException {
    server.otherwise(DEAD);
    for (int i = 0; i < Circuit.OPENS_AFTER; i++) {
      Flow flow = bench.createFlow("selection");
      flow.runStep("filter", step -> step.capture("text", "lorem ipsum ".repeat(500)));
      flow.finish();
    }
    bench.sendDue();
    bench.sendAfter(Spooler.GATHERING);
    bench.end();
    List<Received> before = server.received();
    server.otherwise(Reply.ACCEPTED);

    SendingBench next = new SendingBench(server, Spool.in(folder));
    next.sendDue();

    List<Received> after = server.received().subList(before.size(), server.received().size());
    assertThat(after).hasSize(Circuit.OPENS_AFTER);
    for (int i = 0; i < after.size(); i++) {
      assertThat(after.get(i).body()).isEqualTo(before.get(i).body());
      assertThat(after.get(i).header("idempotency-key"))
          .isEqualTo(before.get(i).header("idempotency-key"));
      assertThat(after.get(i).header("content-encoding")).isEqualTo("gzip");
    }
    assertThat(flowFiles()).isEmpty();
  }

  @Test
  void deliveryFromDiskIsToldWithTheFlowsName() {
    Submission spooled = spooledFlows(1 + Circuit.OPENS_AFTER).get(0);
    server.otherwise(Reply.ACCEPTED);

    bench.sendAfter(SendingBench.MAX_DELAY);

    assertThat(bench.heard.delivered)
        .anySatisfy(delivered -> {
          assertThat(delivered.flowId()).isEqualTo(spooled.flowId());
          assertThat(delivered.flowName()).isEqualTo("selection");
          assertThat(delivered.dashboardUrl()).isEqualTo(spooled.dashboardUrl());
        });
  }

  @Test
  void refusedFlowIsNotKeptOnDisk() throws IOException {
    spooledFlows(10);
    server.otherwise(Reply.status(400));

    bench.sendAfter(SendingBench.MAX_DELAY);

    assertThat(bench.lost(Loss.REJECTED)).isEqualTo(10);
    assertThat(flowFiles()).isEmpty();
  }

  @Test
  void oldestMakeRoomForTheNewest() throws IOException {
    bench = new SendingBench(server, Spool.in(folder).maxBytes(20_000));
    List<Submission> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.addAll(spooledFlows(10));
      assertThat(sizeOnDisk()).isLessThanOrEqualTo(20_000);
    }
    long dropped = bench.lost(Loss.SPOOL_FULL);
    server.otherwise(Reply.ACCEPTED);
    int tried = server.received().size();

    bench.sendAfter(SendingBench.MAX_DELAY);

    assertThat(dropped).isPositive();
    assertThat(idsFrom(tried))
        .containsExactlyInAnyOrderElementsOf(
            waiting.stream().skip(dropped).map(it -> it.flowId().toString()).toList());
  }

  @Test
  void newestAreDroppedWhereThatIsSaid() {
    bench = new SendingBench(server, Spool.in(folder).maxBytes(20_000).dropNewest());
    List<Submission> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.addAll(spooledFlows(10));
    }
    long dropped = bench.lost(Loss.SPOOL_FULL);

    assertThat(dropped).isPositive();
    assertThat(waiting.subList(0, 100 - (int) dropped))
        .allMatch(it -> it.outcome() == Outcome.SPOOLED);
    assertThat(waiting.subList(100 - (int) dropped, 100))
        .allMatch(it -> it.outcome() == Outcome.GIVEN_UP);
  }

  @Test
  void everyFlowIsOnDiskBeforeItIsSentWhereThatIsSaid() throws IOException {
    bench = new SendingBench(server, Spool.in(folder).everyFlow());

    List<Submission> finished = finishedFlows(20);
    bench.sendDue();

    assertThat(finished).allMatch(it -> it.outcome() == Outcome.SPOOLED);
    assertThat(bench.heard.delivered).hasSize(20);
    assertThat(server.idempotencyKeys()).hasSize(20).doesNotHaveDuplicates();
    assertThat(flowFiles()).isEmpty();
  }

  @Test
  void oneFlowThatAlwaysFailsDoesNotStandBeforeTheOthers() {
    String poison = spooledFlows(1 + Circuit.OPENS_AFTER).get(0).flowId().toString();
    server.otherwise(request -> request.contains(poison) ? Reply.status(500) : Reply.ACCEPTED);

    bench.sendAfter(SendingBench.MAX_DELAY);
    for (int i = 0; i < 20; i++) {
      bench.sendAfter(SendingBench.MAX_DELAY);
    }

    assertThat(bench.heard.delivered).hasSize(Circuit.OPENS_AFTER);
    assertThat(bench.lost(Loss.SEND_FAILED)).isEqualTo(1);
    assertThat(bench.flowsOnDisk()).isZero();
  }

  @Test
  void closingBringsToDiskWhatTheServerDoesNotTake() {
    server.otherwise(DEAD);
    List<Submission> waiting = finishedFlows(20);
    bench.outbox.close();

    bench.sendDue();

    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.SPOOLED);
  }

  @Test
  void diskThatFailsLeavesFlowsInMemory() throws IOException {
    spooledFlows(10);
    replaceByAFile(onlyPart());

    List<Submission> waiting = spooledFlows(10);
    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.PENDING);
    server.otherwise(Reply.ACCEPTED);
    bench.sendAfter(SendingBench.MAX_DELAY);

    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.DELIVERED);
    assertThat(bench.lost(Loss.SPOOL_DAMAGED)).isEqualTo(10);
  }

  private List<Submission> finishedFlows(int count) {
    List<Submission> finished = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      finished.add(bench.finishedFlow());
    }
    return finished;
  }

  /** Flows that finish while the server is dead, and a moment later. */
  private List<Submission> spooledFlows(int count) {
    server.otherwise(DEAD);
    List<Submission> finished = finishedFlows(count);
    bench.sendDue();
    bench.sendAfter(Spooler.GATHERING.plus(Duration.ofMillis(1)));
    return finished;
  }

  private List<String> idsFrom(int request) {
    return server.received().stream()
        .skip(request)
        .map(received -> received.json().at("/flow/id").asText())
        .toList();
  }

  /** As if the disk were gone: also a superuser cannot write there. */
  private static void replaceByAFile(Path part) throws IOException {
    try (Stream<Path> inner = Files.list(part)) {
      for (Path file : inner.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(part);
    Files.createFile(part);
  }

  private Path onlyPart() throws IOException {
    try (Stream<Path> parts = Files.list(folder)) {
      return parts.findFirst().orElseThrow();
    }
  }

  private List<Path> flowFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(SpoolFile.ENDING)).toList();
    }
  }

  private long sizeOnDisk() throws IOException {
    return flowFiles().stream().mapToLong(file -> file.toFile().length()).sum();
  }
}
