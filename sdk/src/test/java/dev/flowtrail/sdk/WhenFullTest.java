package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the host has to bear when the buffer is full: what it was asked for, and no more. */
@Timeout(60)
final class WhenFullTest {
  private static final Duration TOO_LONG = Duration.ofHours(1);
  private static final int BUFFER_BYTES = 100_000;
  private static final byte[] TWENTY_KILOBYTES = new byte[15_000];

  static {
    new Random(7).nextBytes(TWENTY_KILOBYTES);
  }

  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void whoeverWaitsForRoomLosesNothing() {
    try (FlowTrail trail = blocking(Trails.PATIENCE).build()) {
      for (int i = 0; i < 100; i++) {
        finishedFlow(trail);
      }

      assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
      assertThat(trail.losses()).isEmpty();
    }
    assertThat(server.idempotencyKeys()).hasSize(100);
  }

  @Test
  void waitEndsWhenItsTimeIsOver() {
    server.otherwise(new Reply.Hang());
    try (FlowTrail trail = blocking(Duration.ofMillis(20)).requestTimeout(TOO_LONG).build()) {
      for (int i = 0; i < 10; i++) {
        finishedFlow(trail);
      }

      assertThat(trail.losses()).containsKey(Loss.BUFFER_FULL);
    }
  }

  @Test
  void nobodyWaitsForADeadServer() throws InterruptedException {
    server.otherwise(Reply.status(503));
    try (FlowTrail trail =
        blocking(TOO_LONG).firstRetryDelay(Duration.ofSeconds(30)).batchFlows(1).build()) {
      for (int i = 0; i < Circuit.OPENS_AFTER; i++) {
        trail.createFlow("selection").finish();
      }
      while (trail.circuit() != CircuitState.OPEN) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 10; i++) {
        finishedFlow(trail);
      }

      assertThat(trail.losses()).containsKey(Loss.BUFFER_FULL);
    }
  }

  @Test
  void nobodyWaitsForRoomThatThereNeverIs() {
    try (FlowTrail trail = blocking(TOO_LONG).build()) {
      Flow flow = trail.createFlow("selection");
      flow.createStep("filter").capture("input", new byte[2 * BUFFER_BYTES]);

      assertThat(trail.losses()).containsEntry(Loss.BUFFER_FULL, 1L);
    }
  }

  @Test
  void interruptedThreadDoesNotWait() {
    server.otherwise(new Reply.Hang());
    try (FlowTrail trail = blocking(TOO_LONG).requestTimeout(TOO_LONG).build()) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 10; i++) {
        finishedFlow(trail);
      }

      assertThat(Thread.interrupted()).isTrue();
      assertThat(trail.losses()).containsKey(Loss.BUFFER_FULL);
    }
  }

  @Test
  void listenerThatRecordsDoesNotHoldUpItsOwnSender() {
    List<FlowTrail> late = new ArrayList<>();
    List<Flow> open = new ArrayList<>();
    FlowTrailListener recording =
        new FlowTrailListener() {
          @Override
          public void delivered(Submission submission) {
            for (FlowTrail trail : late) {
              Collections.nCopies(10, trail).forEach(each -> open.add(openFlow(each)));
            }
          }
        };
    try (FlowTrail trail = blocking(TOO_LONG).listener(recording).build()) {
      late.add(trail);

      trail.createFlow("selection").finish().await(Trails.PATIENCE);
      trail.createFlow("selection").finish().await(Trails.PATIENCE);

      assertThat(trail.losses()).containsKey(Loss.BUFFER_FULL);
      assertThat(server.received()).hasSize(2);
      assertThat(open).isNotEmpty();
    }
  }

  @Test
  void whatWaitsGoesToDiskAlsoBeforeASlowServer(@TempDir Path folder) {
    server.otherwise(Reply.retryAfter(429, "20"));
    SendingBench bench = new SendingBench(server, Spool.in(folder));
    List<Submission> waiting = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Flow flow = bench.createFlow("selection");
      flow.runStep("filter", step -> step.capture("input", TWENTY_KILOBYTES));
      waiting.add(flow.finish());
    }

    bench.sendDue();

    assertThat(bench.circuit()).isEqualTo(CircuitState.CLOSED);
    assertThat(waiting).allMatch(it -> it.outcome() == Outcome.SPOOLED);
    assertThat(bench.budget.usedBytes()).isZero();
    bench.end();
  }

  @Test
  void spoolingNeedsASpool() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trails.to(server).whenFull(WhenFull.spool()).build())
        .withMessage("whenFull: expected a spool to write to but there is none; set spool as well");
  }

  private FlowTrailBuilder blocking(Duration longest) {
    return Trails.to(server)
        .bufferBytes(BUFFER_BYTES)
        .whenFull(WhenFull.block(longest))
        .closeTimeout(Duration.ofMillis(100));
  }

  private static void finishedFlow(FlowTrail trail) {
    openFlow(trail).finish();
  }

  private static Flow openFlow(FlowTrail trail) {
    Flow flow = trail.createFlow("selection");
    flow.createStep("filter").capture("input", TWENTY_KILOBYTES);
    return flow;
  }
}
