package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.protocol.Status;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which flows are sent where only a share of them is. */
final class FlowSamplingTest {
  private static final FlowSampling TENTH = new FlowSampling(0.1);

  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void shareOfTheKeysIsKept() {
    int kept = 0;
    for (int i = 0; i < 100_000; i++) {
      kept += keeps("order-" + i, Status.COMPLETED) ? 1 : 0;
    }

    assertThat(kept).isBetween(9_500, 10_500);
  }

  @Test
  void attemptsOfTheSameWorkAgree() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(keeps("order-" + i, Status.COMPLETED))
          .isEqualTo(keeps("order-" + i, Status.COMPLETED));
    }
  }

  @Test
  void flowsWithoutAKeyAreSampledToo() {
    int kept = 0;
    for (int i = 0; i < 10_000; i++) {
      kept += TENTH.keeps("selection", null, UUID.randomUUID(), Status.COMPLETED) ? 1 : 0;
    }

    assertThat(kept).isBetween(800, 1_200);
  }

  @Test
  void failedFlowIsAlwaysSentAndStandsForItself() {
    try (FlowTrail trail = Trails.to(server).sampleFlows(0).build()) {
      JsonNode sent = Trails.delivered(trail.createFlow("selection").fail("no stock"), server);

      JsonNode note = sent.at("/flow/attributes").path("flowtrail.sampling");
      assertThat(note.path("kept").asText()).isEqualTo("failed");
      assertThat(note.path("weight").asDouble()).isEqualTo(1);
    }
  }

  @Test
  void flowThatIsSentSaysForHowManyItStands() {
    try (FlowTrail trail = Trails.to(server).sampleFlows(0.25).build()) {
      Submission submission = trail.createFlow("selection", keyInASampleOf(0.25)).finish();

      JsonNode note =
          Trails.delivered(submission, server).at("/flow/attributes").path("flowtrail.sampling");
      assertThat(note.path("share").asDouble()).isEqualTo(0.25);
      assertThat(note.path("kept").asText()).isEqualTo("sample");
      assertThat(note.path("weight").asDouble()).isEqualTo(4);
    }
  }

  @Test
  void flowThatIsLeftOutIsCountedAndIsNoLoss() {
    try (FlowTrail trail = Trails.to(server).sampleFlows(0).build()) {
      Flow flow = trail.createFlow("selection");
      flow.runStep("filter", step -> step.capture("input", "shoes"));
      Submission submission = flow.finish();

      assertThat(submission.await(Trails.PATIENCE)).isEqualTo(Outcome.LEFT_OUT);
      assertThat(submission.problem().orElseThrow()).hasToString("not in the sample");
      assertThat(trail.leftOut()).isEqualTo(1);
      assertThat(trail.losses()).isEmpty();
      assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    }
    assertThat(server.received()).isEmpty();
  }

  @Test
  void withoutSamplingNothingIsSaidOfIt() {
    try (FlowTrail trail = Trails.to(server).build()) {
      JsonNode sent = Trails.delivered(trail.createFlow("selection").finish(), server);

      assertThat(sent.at("/flow/attributes").isMissingNode()).isTrue();
    }
  }

  @Test
  void shareIsFromNothingToAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trails.to(server).sampleFlows(10))
        .withMessage("sampleFlows: expected 0 to 1 but was 10.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trails.to(server).sampleFlows(Double.NaN));
  }

  private static boolean keeps(String key, Status status) {
    return TENTH.keeps("selection", key, UUID.randomUUID(), status);
  }

  private static String keyInASampleOf(double share) {
    FlowSampling sampling = new FlowSampling(share);
    int i = 0;
    while (!sampling.keeps("selection", "order-" + i, UUID.randomUUID(), Status.COMPLETED)) {
      i++;
    }
    return "order-" + i;
  }
}
