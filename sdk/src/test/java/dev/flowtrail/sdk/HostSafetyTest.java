package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.Status;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever the host does, it costs what it concerns and never throws. */
@SuppressWarnings("NullAway")
final class HostSafetyTest {
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void nullIsToleratedEverywhere() {
    try (FlowTrail trail = Trails.to(server).build()) {
      Flow flow = trail.createFlow(null, null).attribute(null, null);
      Step step = flow.createStep(null).kind((String) null).kind((StepKind) null);
      step.capture(null, null);
      step.capture("a", 1, (Shape) null).capture("b", 2, (Map<String, FieldType>) null);
      step.capture("c", 3, Shape.candidates(null).queryable(null, null).score(null));
      step.finish(null, null);
      step.fail((Throwable) null);
      Submission submission = flow.finish(null, null);

      JsonNode sent = Trails.delivered(submission, server);

      assertThat(sent.at("/flow/name").asText()).isEqualTo("unnamed");
      assertThat(sent.at("/steps/0/observations")).hasSize(4);
      assertThat(trail.losses()).containsEntry(Loss.INVALID_ARGUMENT, 4L);
      assertThat(trail.flush(null).allSafe()).isTrue();
      assertThat(submission.await(null)).isEqualTo(Outcome.DELIVERED);
      assertThat(trail.close(null).allSafe()).isTrue();
    }
  }

  @Test
  void longNamesAreCutAndUnstorableOnesRepaired() {
    try (FlowTrail trail = Trails.to(server).build()) {
      Flow flow = trail.createFlow("n".repeat(300), "a\0b");
      flow.createStep("half \uD83C").finish(Status.COMPLETED, "r".repeat(20_000));

      JsonNode sent = Trails.delivered(flow.finish(), server);

      assertThat(sent.at("/flow/name").asText()).hasSize(255);
      assertThat(sent.at("/flow/key").asText()).isEqualTo("a\uFFFDb");
      assertThat(sent.at("/steps/0/name").asText()).isEqualTo("half \uFFFD");
      assertThat(sent.at("/steps/0/reason").asText()).hasSize(10_000);
      assertThat(trail.losses()).containsEntry(Loss.INVALID_ARGUMENT, 2L);
    }
  }

  @Test
  void attributeThatTheDatabaseCouldNotKeepIsRepaired() {
    try (FlowTrail trail = Trails.to(server).build()) {
      Flow flow =
          trail.createFlow("selection").attribute("text", "a\0b").attribute("code", "\\u0000\0");

      JsonNode sent = Trails.delivered(flow.finish(), server);

      assertThat(sent.at("/flow/attributes/text").asText()).isEqualTo("a\uFFFDb");
      assertThat(sent.at("/flow/attributes/code").asText()).isEqualTo("\\u0000\uFFFD");
    }
  }

  @Test
  void abandonedIsNotForAClientToSay() {
    try (FlowTrail trail = Trails.to(server).build()) {
      Submission submission = trail.createFlow("selection").finish(Status.ABANDONED, "");

      assertThat(Trails.delivered(submission, server).at("/flow/status").asText())
          .isEqualTo("failed");
    }
  }

  @Test
  void throwingListenerIsDropped() {
    try (FlowTrail trail = Trails.to(server).listener(new ThrowingListener()).build()) {
      server.then(Reply.status(400));
      Flow flow = trail.createFlow("selection");
      flow.runStep("parse", step -> step.capture("wish", new Awkward.Throwing()));

      assertThat(flow.finish().await(Trails.PATIENCE)).isEqualTo(Outcome.REJECTED);
      assertThat(trail.createFlow("selection").finish().await(Trails.PATIENCE))
          .isEqualTo(Outcome.DELIVERED);
    }
  }

  @Test
  void interruptingListenerDoesNotStopTheSender() {
    FlowTrailListener interrupting =
        new FlowTrailListener() {
          @Override
          public void delivered(Submission submission) {
            Thread.currentThread().interrupt();
          }
        };
    try (FlowTrail trail = Trails.to(server).listener(interrupting).build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(trail.createFlow("selection").finish().await(Trails.PATIENCE))
            .isEqualTo(Outcome.DELIVERED);
      }
    }
  }

  @Test
  void senderKeepsNothingOfTheThreadThatBuiltIt() {
    InheritableThreadLocal<String> request = new InheritableThreadLocal<>();
    request.set("GET /checkout");
    AtomicReference<String> inherited = new AtomicReference<>("not asked");
    FlowTrailListener asking =
        new FlowTrailListener() {
          @Override
          public void delivered(Submission submission) {
            inherited.set(request.get());
          }
        };
    try (FlowTrail trail = Trails.to(server).listener(asking).build()) {
      trail.createFlow("selection").finish().await(Trails.PATIENCE);

      assertThat(inherited.get()).isNull();
    } finally {
      request.remove();
    }
  }

  @Test
  void exceptionWhoseMessageThrowsStillFailsTheStep() {
    try (FlowTrail trail = Trails.to(server).build()) {
      Flow flow = trail.createFlow("selection");
      flow.createStep("parse").fail(new Unreadable());

      JsonNode sent = Trails.delivered(flow.finish(), server);

      assertThat(sent.at("/steps/0/reason").asText()).isEqualTo(Unreadable.class.getName());
    }
  }

  @Test
  void interruptedHostKeepsItsFlag() {
    try (FlowTrail trail = Trails.to(server).build()) {
      Thread.currentThread().interrupt();
      Flow flow = trail.createFlow("selection");
      flow.runStep("parse", step -> step.capture("wish", "drama"));
      Submission submission = flow.finish();
      submission.await(Trails.PATIENCE);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(submission.await(Trails.PATIENCE)).isEqualTo(Outcome.DELIVERED);
    }
  }

  private static final class Unreadable extends RuntimeException {
    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }
  }

  private static final class ThrowingListener implements FlowTrailListener {
    @Override
    public void delivered(Submission submission) {
      throw new IllegalStateException();
    }

    @Override
    public void notDelivered(Submission submission) {
      throw new AssertionError();
    }

    @Override
    public void lost(Loss cause, String detail) {
      throw new IllegalStateException();
    }
  }
}
