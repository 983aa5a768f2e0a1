package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParentNamesTest {

  @Test
  void parentsNamesThatAgreeAreAccepted() {
    JsonObject step =
        Given.step(Given.observation().with("step", "\"filter\"")).with("flow", "\"selection\"");

    assertThat(Reading.read(Given.document(step)))
        .isEqualTo(Reading.read(Given.document(Given.step(Given.observation()))));
  }

  @Test
  void parentsNamesThatDisagreeAreReported() {
    JsonObject step =
        Given.step(Given.observation().with("step", "\"rank\"")).with("flow", "\"pricing\"");

    assertThat(Reading.faults(Given.document(step)))
        .containsExactly(
            new Fault("/steps/0/flow", "expected the name of the flow around it but was another"),
            new Fault(
                "/steps/0/observations/0/step",
                "expected the name of the step around it but was another"));
  }

  @Test
  void aFlowWithoutANameIsNotAlsoADisagreement() {
    JsonObject step = Given.step().with("flow", "\"selection\"");

    assertThat(Reading.faultyPlaces(Given.documentOf(Given.flow().without("name"), step)))
        .containsExactly("/flow/name");
  }
}
