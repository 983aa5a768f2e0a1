package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingMembersTest {

  private static final JsonObject NOTHING = JsonObject.empty();

  @Test
  void aDocumentNeedsAFlow() {
    assertThat(Reading.faults(NOTHING))
        .containsExactly(new Fault("/flow", "required, but is missing"));
  }

  @Test
  void aFlowNeedsItsNameAndItsTimes() {
    assertThat(Reading.faultyPlaces(JsonObject.empty().with("flow", NOTHING)))
        .containsExactly("/flow/name", "/flow/createdAt", "/flow/finishedAt");
  }

  @Test
  void aStepNeedsEverythingButItsOwnTimes() {
    assertThat(Reading.faultyPlaces(Given.document(NOTHING)))
        .containsExactly(
            "/steps/0/name",
            "/steps/0/version",
            "/steps/0/position",
            "/steps/0/status",
            "/steps/0/reason",
            "/steps/0/createdAt");
  }

  @Test
  void anObservationNeedsItsNameItsVersionAndItsData() {
    assertThat(Reading.faultyPlaces(Given.document(Given.step(NOTHING))))
        .containsExactly(
            "/steps/0/observations/0/name",
            "/steps/0/observations/0/version",
            "/steps/0/observations/0/data");
  }

  @Test
  void aTraceNeedsItsId() {
    assertThat(Reading.faults(Given.documentOf(Given.flow().with("trace", "{}"))))
        .containsExactly(new Fault("/flow/trace/traceId", "required, but is missing"));
  }

  @Test
  void aRequiredMemberMayNotBeNull() {
    assertThat(Reading.faults(Given.documentOf(Given.flow().with("name", "null"))))
        .containsExactly(new Fault("/flow/name", "required, but was null"));
  }

  @Test
  void everyOptionalMemberMayBeNull() {
    JsonObject observation =
        Given.observation()
            .with("id", "null")
            .with("role", "null")
            .with("roles", "null")
            .with("queryable", "null")
            .with("capturedAt", "null")
            .with("step", "null");
    JsonObject step =
        Given.step(observation)
            .with("id", "null")
            .with("parentId", "null")
            .with("kind", "null")
            .with("startedAt", "null")
            .with("finishedAt", "null")
            .with("flow", "null");
    JsonObject flow =
        Given.flow()
            .with("id", "null")
            .with("key", "null")
            .with("status", "null")
            .with("reason", "null")
            .with("attributes", "null")
            .with("trace", "null");

    assertThat(Reading.read(Given.documentOf(flow, step)))
        .isEqualTo(Reading.read(Given.document(Given.step(Given.observation()))));
  }

  @Test
  void dataMayBeNull() {
    JsonObject step = Given.step(Given.observation().with("data", "null"));

    assertThat(Reading.read(Given.document(step)).steps().get(0).observations().get(0).data())
        .isEqualTo("null");
  }

  @Test
  void aFlowMayBeWithoutSteps() {
    assertThat(Reading.read(Given.document().without("steps")).steps()).isEmpty();
  }
}
