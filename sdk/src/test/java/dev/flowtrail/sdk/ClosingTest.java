package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flushing and closing, and trails that are closed or disabled. */
final class ClosingTest {
  private final Heard heard = new Heard();
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void closeSendsWhatIsWaiting() {
    FlowTrail trail = Trails.to(server).listener(heard).build();
    for (int i = 0; i < 20; i++) {
      trail.createFlow("selection").finish();
    }

    assertThat(trail.close(Trails.PATIENCE).allSafe()).isTrue();

    assertThat(server.idempotencyKeys()).hasSize(20);
    assertThat(heard.delivered).hasSize(20);
  }

  @Test
  void closeTriesOnceMoreAndSaysWhatIsLost() {
    server.then(Reply.status(503), Reply.status(503));
    FlowTrail trail =
        Trails.to(server)
            .listener(heard)
            .firstRetryDelay(Duration.ofHours(1))
            .maxRetryDelay(Duration.ofHours(1))
            .giveUpAfter(Duration.ofDays(1))
            .build();
    Submission lost = trail.createFlow("selection").finish();

    List<Submission> notDelivered = trail.close(Trails.PATIENCE).notDelivered();

    assertThat(server.received()).hasSizeBetween(1, 2);
    assertThat(notDelivered).containsExactly(lost);
    assertThat(lost.outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(heard.notDelivered).containsExactly(lost);
    assertThat(trail.losses()).isEqualTo(Map.of(Loss.SEND_FAILED, 1L));
  }

  @Test
  void closeDoesNotWaitLongerThanAllowed() {
    server.then(new Reply.Hang());
    FlowTrail trail = Trails.to(server).requestTimeout(Duration.ofHours(1)).build();
    Submission lost = trail.createFlow("selection").finish();

    List<Submission> notDelivered = trail.close(Duration.ofMillis(100)).notDelivered();

    assertThat(notDelivered).containsExactly(lost);
    assertThat(lost.problem().orElseThrow().detail())
        .isEqualTo("the trail was closed before it could be delivered");
  }

  @Test
  void closeSendsWhatIsWaitingAlthoughTheHostWasInterrupted() {
    FlowTrail trail = Trails.to(server).build();
    trail.createFlow("selection").finish();
    Thread.currentThread().interrupt();

    List<Submission> notDelivered = trail.close(Trails.PATIENCE).notDelivered();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(notDelivered).isEmpty();
  }

  @Test
  void flushTellsWhetherAllIsSettled() {
    server.then(new Reply.Hang());
    try (FlowTrail trail =
        Trails.to(server)
            .requestTimeout(Duration.ofHours(1))
            .closeTimeout(Duration.ofMillis(1))
            .build()) {
      trail.createFlow("selection").finish();

      assertThat(trail.flush(Duration.ofMillis(1)).allSafe()).isFalse();
    }
  }

  @Test
  void flushTellsWhatBecameOfEachFlow() {
    server.then(Reply.ACCEPTED, Reply.status(400), new Reply.Hang());
    try (FlowTrail trail =
        Trails.to(server)
            .requestTimeout(Duration.ofHours(1))
            .closeTimeout(Duration.ofMillis(1))
            .batchFlows(1)
            .build()) {
      Submission delivered = trail.createFlow("selection").finish();
      Submission rejected = trail.createFlow("selection").finish();
      Submission hanging = trail.createFlow("selection").finish();
      rejected.await(Trails.PATIENCE);

      DeliveryReport report = trail.flush(Duration.ofMillis(1));

      assertThat(delivered.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(rejected.loss()).contains(Loss.REJECTED);
      assertThat(report.pending()).containsExactly(hanging);
      assertThat(report.allSafe()).isFalse();
      assertThat(report).asString().endsWith(", 1 pending");
    }
  }

  @Test
  void reportCountsLossesByCause() {
    server.then(Reply.ACCEPTED, Reply.status(400), Reply.status(413));
    FlowTrail trail = Trails.to(server).listener(heard).batchFlows(1).build();
    Flow first = trail.createFlow("selection");
    Flow second = trail.createFlow("selection");
    Flow third = trail.createFlow("selection");
    List.of(first, second, third).forEach(Flow::finish);

    trail.close(Trails.PATIENCE);

    DeliveryReport report = heard.closed.get(0);
    assertThat(report.losses().getOrDefault(Loss.REJECTED, 0L))
        .isEqualTo(report.notDelivered().size());
    assertThat(trail.losses()).containsEntry(Loss.REJECTED, 2L);
    assertThat(heard.closed).hasSize(1);
  }

  @Test
  void closedTrailKeepsNothing() {
    FlowTrail trail = Trails.to(server).listener(heard).build();
    Flow before = trail.createFlow("selection");
    trail.close();

    Submission submission = trail.createFlow("selection").finish();
    Submission late = before.finish();

    assertThat(submission.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(late.problem().orElseThrow()).hasToString("the trail was closed");
    assertThat(trail.losses()).isEqualTo(Map.of(Loss.TOO_LATE, 2L));
    assertThat(server.received()).isEmpty();
  }

  @Test
  void closingTwiceIsHarmless() {
    FlowTrail trail = Trails.to(server).build();
    trail.close();
    trail.close();

    assertThat(trail.losses()).isEmpty();
  }

  @Test
  void closeBringsToDiskWhatAHangingServerDoesNotTake(@TempDir Path folder) {
    server.otherwise(new Reply.Hang());
    FlowTrail trail =
        Trails.to(server).requestTimeout(Duration.ofHours(1)).spool(Spool.in(folder)).build();
    List<Submission> finished = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      finished.add(trail.createFlow("selection").finish());
    }

    List<Submission> notDelivered = trail.close(Duration.ofSeconds(4)).notDelivered();

    assertThat(notDelivered).isEmpty();
    assertThat(finished).allMatch(it -> it.outcome() == Outcome.SPOOLED);
    assertThat(trail.flowsOnDisk()).isEqualTo(20);
    assertThat(trail.losses()).isEmpty();
  }

  @Test
  void trailThatIsBuiltNextDeliversWhatTheClosedOneLeft(@TempDir Path folder) {
    server.otherwise(Reply.status(503));
    FlowTrail closed = Trails.to(server).spool(Spool.in(folder)).build();
    closed.createFlow("selection").finish();
    closed.close(Trails.PATIENCE);
    server.otherwise(Reply.ACCEPTED);
    CountDownLatch delivered = new CountDownLatch(1);

    try (FlowTrail next =
        Trails.to(server).spool(Spool.in(folder)).listener(countingDown(delivered)).build()) {
      assertThat(next.flowsOnDisk()).isBetween(0L, 1L);
      assertThat(await(delivered)).isTrue();
    }
    assertThat(server.idempotencyKeys().stream().distinct()).hasSize(1);
  }

  @Test
  void disabledTrailStillRunsTheHost() {
    try (FlowTrail trail =
        new FlowTrailBuilder(Map.of("FLOWTRAIL_ENABLED", "false"))
            .endpoint(server.address())
            .listener(heard)
            .build()) {
      Flow flow = trail.createFlow("selection").attribute("market", "DE");
      int kept =
          flow.step(
              "filter",
              step -> step.capture("rows", new Awkward.Throwing()).step("inner", inner -> 12));
      Submission submission = flow.finish();

      assertThat(kept).isEqualTo(12);
      assertThat(flow.name()).isEqualTo("selection");
      assertThat(submission.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(flow.finish()).isSameAs(submission);
      assertThat(submission.problem().orElseThrow()).hasToString("recording is disabled");
      assertThat(trail.losses()).isEmpty();
    }
    assertThat(server.received()).isEmpty();
    assertThat(heard.notDelivered).isEmpty();
  }

  private static FlowTrailListener countingDown(CountDownLatch latch) {
    return new FlowTrailListener() {
      @Override
      public void delivered(Submission submission) {
        latch.countDown();
      }
    };
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(Trails.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
