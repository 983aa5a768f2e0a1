package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberOrderTest {

  @Test
  void stepsMayComeBeforeTheFlow() {
    JsonObject steps = JsonObject.empty().with("steps", "[" + Given.step() + "]");

    assertThat(Reading.read(steps.with("flow", Given.flow())))
        .isEqualTo(Reading.read(Given.document(Given.step())));
  }

  @Test
  void dataMayComeBeforeWhatDescribesIt() {
    JsonObject described = Given.observation().with("roles", "{\"id\": \"asin\"}");
    JsonObject dataFirst =
        JsonObject.empty()
            .with("data", "[]")
            .with("roles", "{\"id\": \"asin\"}")
            .with("version", "1")
            .with("name", "\"evaluations\"");

    assertThat(Reading.readObservation(dataFirst)).isEqualTo(Reading.readObservation(described));
  }

  @Test
  void observationsMayComeBeforeTheirStepsName() {
    JsonObject observation = Given.observation().with("step", "\"filter\"");
    JsonObject step = Given.step(observation).without("name").with("name", "\"filter\"");

    assertThat(Reading.read(Given.document(step)))
        .isEqualTo(Reading.read(Given.document(Given.step(observation))));
  }

  @Test
  void observationsKeepTheOrderOfCapture() {
    JsonObject step =
        Given.step(
            Given.observation().with("data", "1"),
            Given.observation().with("data", "2"),
            Given.observation().with("data", "3"));

    assertThat(Reading.read(Given.document(step)).steps().get(0).observations())
        .extracting(FlowDocument.Observation::data)
        .containsExactly("1", "2", "3");
  }
}
