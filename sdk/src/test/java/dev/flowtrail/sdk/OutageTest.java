package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half an hour without a server, at 200 flows each second. Time is moved by hand. */
final class OutageTest {
  private static final Duration OUTAGE = Duration.ofMinutes(30);
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final int TURNS = (int) OUTAGE.dividedBy(TURN);
  private static final int FLOWS_A_TURN = 200 * (int) TURN.toSeconds();
  private static final int FLOWS = TURNS * FLOWS_A_TURN;
  private static final long SPOOL_BYTES = 1 << 20;

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void spoolIsBoundedAndAllThatIsInItIsStoredExactlyOnce() throws IOException {
    SendingBench bench = new SendingBench(server, Spool.in(folder).maxBytes(SPOOL_BYTES));

    long mostMemory = outage(bench);
    long onDisk = bench.flowsOnDisk();
    int asked = server.received().size();
    recover(bench);

    List<String> stored = server.idempotencyKeys().stream().skip(asked).toList();
    assertThat(mostMemory).isLessThan(SendingBench.BUFFER_BYTES);
    assertThat(asked).isLessThan(100);
    assertThat(onDisk).isBetween(1_000L, 5_000L);
    assertThat(stored).hasSize((int) onDisk).doesNotHaveDuplicates();
    assertThat(stored.size() + bench.lost(Loss.SPOOL_FULL)).isEqualTo(FLOWS);
    assertThat(bench.heard.delivered).hasSize(stored.size());
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void withoutASpoolTheCountersTellExactlyWhatIsMissing() throws IOException {
    SendingBench bench = new SendingBench(server, server.address(), () -> 1.0);

    long mostMemory = outage(bench);
    int asked = server.received().size();
    recover(bench);

    int stored = server.received().size() - asked;
    assertThat(mostMemory).isLessThanOrEqualTo(SendingBench.BUFFER_BYTES);
    assertThat(stored).isPositive();
    assertThat(stored + bench.lost(Loss.BUFFER_FULL) + bench.lost(Loss.SEND_FAILED))
        .isEqualTo(FLOWS);
    assertThat(bench.budget.usedBytes()).isZero();
  }

  @Test
  void serverSeesOneKeyForEachFlowInEverySchedule() throws IOException {
    for (int seed = 0; seed < 6; seed++) {
      try (ScriptedServer faulty = new ScriptedServer()) {
        runSchedule(new Random(seed), faulty, folder.resolve("seed-" + seed));
        assertOneKeyForEachFlow(faulty, seed);
      }
    }
  }

  /** Gives the most memory that was held. */
  private long outage(SendingBench bench) throws IOException {
    server.otherwise(Reply.status(503));
    long most = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      for (int i = 0; i < FLOWS_A_TURN; i++) {
        bench.finishedFlow();
      }
      most = Math.max(most, bench.budget.usedBytes());
      bench.sendAfter(TURN);
      assertThat(sizeOnDisk()).isLessThanOrEqualTo(SPOOL_BYTES);
    }
    return most;
  }

  private void recover(SendingBench bench) {
    server.otherwise(Reply.ACCEPTED);
    for (int i = 0; i < 3; i++) {
      bench.sendAfter(SendingBench.MAX_DELAY);
    }
  }

  /** Failures, pauses and ends of the process in any order; then the server is well. */
  private static void runSchedule(Random random, ScriptedServer faulty, Path spool) {
    Set<Submission> finished = new HashSet<>();
    faulty.otherwise(request -> random.nextInt(3) == 0 ? Reply.ACCEPTED : Reply.anyFailure(random));
    for (int life = 0; life < 4; life++) {
      SendingBench bench = new SendingBench(faulty, Spool.in(spool));
      for (int i = 0; i < 30; i++) {
        if (random.nextBoolean()) {
          finished.add(bench.finishedFlow());
        }
        bench.sendAfter(Duration.ofMillis(random.nextInt(5_000)));
      }
      bench.outbox.close();
      bench.sendDue();
      bench.end();
    }
    faulty.otherwise(Reply.ACCEPTED);
    SendingBench last = new SendingBench(faulty, Spool.in(spool));
    last.sendDue();
    assertThat(finished).noneMatch(it -> it.outcome() == Outcome.PENDING);
    assertThat(last.flowsOnDisk()).isZero();
    assertThat(flowsOf(faulty)).containsAll(idsOf(finished));
  }

  private static void assertOneKeyForEachFlow(ScriptedServer faulty, int seed) {
    Set<String> pairs = new HashSet<>();
    for (Received request : faulty.received()) {
      pairs.add(request.json().at("/flow/id").asText() + request.header("idempotency-key"));
    }
    assertThat(pairs).as("seed %d", seed).hasSameSizeAs(flowsOf(faulty));
    assertThat(Set.copyOf(faulty.idempotencyKeys())).hasSameSizeAs(pairs);
  }

  private static Set<String> flowsOf(ScriptedServer server) {
    Set<String> flows = new HashSet<>();
    server.received().forEach(request -> flows.add(request.json().at("/flow/id").asText()));
    return flows;
  }

  private static List<String> idsOf(Set<Submission> submissions) {
    return submissions.stream().map(it -> it.flowId().toString()).toList();
  }

  private long sizeOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SpoolFile.ENDING))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
