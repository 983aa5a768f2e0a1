package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow's way into another service, and where it came from. */
final class FlowContextTest {
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).build();

  @Test
  void whatAFlowSendsCanBeReadOnTheOtherSide() {
    Flow flow = trail.createFlow("selection");
    Step step = flow.createStep("search");

    assertThat(FlowContext.parse(flow.context())).contains(new FlowContext(flow.id(), null));
    assertThat(FlowContext.parse(step.context())).contains(new FlowContext(flow.id(), step.id()));
  }

  @Test
  void codeInAStepNeedsNoHandle() {
    Flow flow = trail.createFlow("selection");

    String header = flow.step("search", step -> Current.parent().context());

    assertThat(FlowContext.parse(header).orElseThrow().flowId()).isEqualTo(flow.id());
  }

  @Test
  void whereNothingIsRecordedNothingIsSent() {
    assertThat(Current.parent().context()).isEmpty();
    assertThat(Current.step().context()).isEmpty();
    assertThat(FlowContext.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "00-0197-0197",
        "00-00000000000000000000000000000000-0123456789abcdef0123456789abcdef",
        "ff-0123456789abcdef0123456789abcdef-0123456789abcdef0123456789abcdef",
        "00-0123456789ABCDEF0123456789abcdef-0123456789abcdef0123456789abcdef"
      })
  void whatCannotBeReadIsNoContext(String header) {
    assertThat(FlowContext.parse(header)).isEmpty();
  }

  @Test
  void laterVersionsAreReadAsFarAsTheyAreKnown() {
    UUID id = UUID.randomUUID();
    String later = new FlowContext(id, null).header().replaceFirst("00", "01") + "-more";

    assertThat(FlowContext.parse(later).orElseThrow().flowId()).isEqualTo(id);
  }

  @Test
  void flowNamesTheOneItContinues() {
    Step caller = trail.createFlow("selection").createStep("search");
    Flow called = trail.createFlow("search").continues(caller.context());

    JsonNode note =
        Trails.delivered(called.finish(), server)
            .at("/flow/attributes")
            .path("flowtrail.continues");

    assertThat(note.path("flowId").asText()).isEqualTo(caller.flow().id().toString());
    assertThat(note.path("stepId").asText()).isEqualTo(caller.id().toString());
  }

  @Test
  void traceparentIsNoted() {
    JsonNode sent =
        Trails.delivered(trail.createFlow("search").trace(TRACEPARENT).finish(), server);

    assertThat(sent.at("/flow/trace/traceId").asText())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(sent.at("/flow/trace/spanId").asText()).isEqualTo("00f067aa0ba902b7");
  }

  @Test
  void headerThatIsMissingIsNoFault() {
    Flow flow = trail.createFlow("search").continues(null).trace(null).trace("");

    JsonNode sent = Trails.delivered(flow.finish(), server);

    assertThat(sent.at("/flow/trace").isMissingNode()).isTrue();
    assertThat(trail.losses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "garbage"
      })
  void headerThatCannotBeReadIsCounted(String traceparent) {
    Flow flow = trail.createFlow("search").trace(traceparent).continues("garbage");

    JsonNode sent = Trails.delivered(flow.finish(), server);

    assertThat(sent.at("/flow/trace").isMissingNode()).isTrue();
    assertThat(trail.losses()).containsEntry(Loss.INVALID_ARGUMENT, 2L);
  }
}
