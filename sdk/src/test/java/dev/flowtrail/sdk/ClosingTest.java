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

    assertThat(trail.close(Trails.PATIENCE)).isEmpty();

    assertThat(server.received()).hasSize(20);
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

    List<Submission> notDelivered = trail.close(Trails.PATIENCE);

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

    List<Submission> notDelivered = trail.close(Duration.ofMillis(100));

    assertThat(notDelivered).containsExactly(lost);
    assertThat(lost.problem().orElseThrow().detail())
        .isEqualTo("the trail was closed before it could be delivered");
  }

  @Test
  void closeSendsWhatIsWaitingAlthoughTheHostWasInterrupted() {
    FlowTrail trail = Trails.to(server).build();
    trail.createFlow("selection").finish();
    Thread.currentThread().interrupt();

    List<Submission> notDelivered = trail.close(Trails.PATIENCE);

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

      assertThat(trail.flush(Duration.ofMillis(1))).isFalse();
    }
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

    List<Submission> notDelivered = trail.close(Duration.ofSeconds(4));

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
