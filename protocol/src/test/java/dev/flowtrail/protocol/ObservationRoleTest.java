package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ObservationRoleTest {

  @ParameterizedTest
  @EnumSource
  void aDeclaredRoleIsKept(ObservationRole role) {
    assertThat(roleOf(Given.observation().with("role", '"' + role.wireName() + '"')))
        .isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({"input, INPUT", "output, OUTPUT", "config, CONFIG", "Input, OTHER", "x, OTHER"})
  void theRoleIsInferredFromTheName(String name, ObservationRole role) {
    assertThat(roleOf(Given.observation().with("name", '"' + name + '"'))).isEqualTo(role);
  }

  @Test
  void anObservationThatSaysWhatACandidateIsHoldsCandidates() {
    assertThat(roleOf(Given.observation().with("name", "\"input\"").with("roles", "{}")))
        .isEqualTo(ObservationRole.CANDIDATES);
  }

  @Test
  void anUnknownRoleIsAFault() {
    JsonObject step = Given.step(Given.observation().with("role", "\"extra\""));

    assertThat(Reading.faults(Given.document(step)))
        .containsExactly(
            new Fault(
                "/steps/0/observations/0/role",
                "expected one of input, output, config, candidates, other but was \"extra\""));
  }

  @Test
  void everyRoleOfACandidatesFieldsIsRead() {
    JsonObject roles =
        JsonObject.empty()
            .with("rules", "\"f\"")
            .with("reason", "\"e\"")
            .with("rank", "\"d\"")
            .with("score", "\"c\"")
            .with("passed", "\"b\"")
            .with("id", "\"a\"");

    assertThat(Reading.readObservation(Given.observation().with("roles", roles)).roles())
        .isEqualTo(new CandidateRoles("a", "b", "c", "d", "e", "f"));
  }

  private static ObservationRole roleOf(JsonObject observation) {
    return Reading.readObservation(observation).role();
  }
}
