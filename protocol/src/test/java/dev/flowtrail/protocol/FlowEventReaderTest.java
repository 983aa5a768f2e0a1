package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FlowEventReaderTest {

  private static final UUID FLOW = UUID.fromString("01970000-0000-7000-8000-000000000001");
  private static final UUID STEP = UUID.fromString("01970000-0000-7000-8000-000000000002");
  private static final UUID OBSERVATION = UUID.fromString("01970000-0000-7000-8000-000000000003");

  private static FlowUpdate<String> read(String... lines) {
    return Events.read(FLOW, lines(lines)).update();
  }

  private static String lines(String... lines) {
    return String.join("\n", lines)
        .replace("FLOW", "\"" + FLOW + "\"")
        .replace("STEP", "\"" + STEP + "\"")
        .replace("OBSERVATION", "\"" + OBSERVATION + "\"");
  }

  private static StepPart step(FlowUpdate<String> flow) {
    return Objects.requireNonNull(flow.steps().get(STEP));
  }

  private static String attributes(FlowUpdate<String> flow) {
    return Objects.requireNonNull(flow.flow().attributes()).json();
  }

  private static String failed(String status, String reason) {
    return """
    {"type": "step.finished", "step": {"id": STEP, "status": "%s", "reason": "%s"}}\
    """
        .formatted(status, reason);
  }

  @Test
  void eventsThatFollowEachOtherTellOneFlow() {
    FlowUpdate<String> flow =
        read(
            """
            {"type": "flow.started", "flow": {"id": FLOW, "name": "f", "key": "k",
             "createdAt": "2026-01-05T10:00:00.000Z", "attributes": {"n": 1.50}}}\
            """,
            """
            {"type": "step.started", "step": {"id": STEP, "name": "s", "version": 1, "position": 0,
             "createdAt": "2026-01-05T10:00:01.000Z"}}\
            """,
            """
            {"type": "observation.captured", "observation": {"id": OBSERVATION, "stepId": STEP,
             "name": "input", "capturedAt": "2026-01-05T10:00:02.000Z", "data": [1]}}\
            """,
            failed("completed", "kept 1"),
            """
            {"type": "flow.finished", "flow": {"id": FLOW, "status": "completed",
             "finishedAt": "2026-01-05T10:00:03.000Z", "attributes": {"n": 2}}}\
            """);
    assertThat(flow.flow().name()).isEqualTo("f");
    assertThat(flow.flow().outcome()).isEqualTo(new Outcome(Status.COMPLETED, null));
    assertThat(flow.flow().finishedAt()).isEqualTo(Instant.parse("2026-01-05T10:00:03Z"));
    assertThat(attributes(flow)).isEqualTo("{\"n\":2}");
    assertThat(step(flow).outcome()).isEqualTo(new Outcome(Status.COMPLETED, "kept 1"));
    assertThat(flow.observations().values())
        .singleElement()
        .satisfies(observation -> {
          assertThat(observation.stepId()).isEqualTo(STEP);
          assertThat(observation.head().role()).isEqualTo(ObservationRole.INPUT);
          assertThat(observation.data()).isEqualTo("[1]");
        });
  }

  @Test
  void stepThatOnlyEndedIsKnownByItsIdAlone() {
    StepPart step = step(read(failed("failed", "no answer")));
    assertThat(step.name()).isNull();
    assertThat(step.position()).isNull();
    assertThat(step.createdAt()).isNull();
    assertThat(step.outcome()).isEqualTo(new Outcome(Status.FAILED, "no answer"));
  }

  @Test
  void flowOfWhichNothingButAStepIsKnownRuns() {
    FlowPart flow = read(failed("completed", "")).flow();
    assertThat(flow.name()).isNull();
    assertThat(flow.createdAt()).isNull();
    assertThat(flow.outcome().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void reasonIsThatOfTheStatusThatWins() {
    assertThat(step(read(failed("failed", "a"), failed("completed", "z"))).outcome())
        .isEqualTo(new Outcome(Status.FAILED, "a"));
  }

  @Test
  void attributeThatWasToldLaterWinsWheneverItCame() {
    String early =
        """
        {"type": "flow.started", "at": "2026-01-05T10:00:00.000Z",
         "flow": {"id": FLOW, "attributes": {"a": 9, "b": 1}}}\
        """;
    String late =
        """
        {"type": "flow.started", "at": "2026-01-05T10:00:01.000Z",
         "flow": {"id": FLOW, "attributes": {"a": 1}}}\
        """;
    assertThat(attributes(read(late, early))).isEqualTo("{\"a\":1,\"b\":1}");
  }

  @Test
  void idThatComesBackWithOtherDataIsKeptBesideTheFirst() {
    String observed =
        """
        {"type": "observation.captured", "observation": {"id": OBSERVATION, "stepId": STEP,
         "name": "rows", "capturedAt": "2026-01-05T10:00:02.000Z", "data": %s}}\
        """;
    assertThat(
            read(observed.formatted("[1]"), observed.formatted("[2]"), observed.formatted("[1]"))
                .observations())
        .hasSize(2);
  }

  @Test
  void everythingThatIsWrongIsNamedByLineAndMember() {
    assertThat(
            Events.faults(
                FLOW,
                lines(
                    "{\"type\": \"step.begun\", \"step\": {\"id\": STEP}}",
                    "{\"type\": \"step.finished\", \"step\": {\"id\": STEP}}",
                    "{\"type\": \"flow.finished\", \"flow\": {\"id\": FLOW, \"status\": \"running\"}}",
                    "{\"type\": \"flow.started\", \"flow\": {\"id\": STEP, \"name\": \"\"}}",
                    "{\"type\": \"flow.started\", \"step\": {\"id\": \"x\"}}",
                    "{\"type\": \"observation.captured\", \"observation\": {\"id\": STEP}}",
                    "[]")))
        .extracting(Fault::pointer)
        .containsExactly(
            "/1/type",
            "/2/step/status",
            "/3/flow/status",
            "/4/flow/name",
            "/4/flow/id",
            "/5/step/id",
            "/5/flow",
            "/6/observation/stepId",
            "/6/observation/name",
            "/6/observation/capturedAt",
            "/6/observation/data",
            "/7");
  }

  @Test
  void statusThatCannotBeReadIsNotAlsoMissing() {
    assertThat(Events.faults(FLOW, lines(failed("done", ""))))
        .containsExactly(
            new Fault(
                "/1/step/status",
                "expected one of pending, running, completed, failed but was \"done\""));
  }

  @Test
  void textWithoutEventsIsRefused() {
    assertThat(Events.faults(FLOW, " \n"))
        .containsExactly(
            new Fault("", "expected at least one event, each on a line, but there is none"));
  }

  @Test
  void eventThatIsNotJsonIsNamedByItsLine() {
    assertThatThrownBy(() -> read(failed("completed", ""), "{\"type\": oops}"))
        .isInstanceOfSatisfying(
            MalformedJsonException.class, fault -> assertThat(fault.line()).isEqualTo(2));
  }
}
