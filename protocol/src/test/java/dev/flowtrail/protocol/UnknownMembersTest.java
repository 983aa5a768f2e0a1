package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownMembersTest {

  private static final String ANYTHING = "{\"name\": [1, {\"flow\": null}]}";

  @Test
  void unknownMembersAreIgnoredEverywhere() {
    JsonObject observation = Given.observation();
    JsonObject step = Given.step(observation);

    JsonObject withMore =
        Given.documentOf(
                Given.flow().with("mood", ANYTHING),
                Given.step(observation.with("mood", ANYTHING)).with("mood", ANYTHING))
            .with("mood", ANYTHING);

    assertThat(Reading.read(withMore)).isEqualTo(Reading.read(Given.document(step)));
  }

  @Test
  void anUnknownMemberMayComeTwice() {
    assertThat(Reading.read("{\"mood\": 1, \"mood\": 2, \"flow\": " + Given.flow() + "}").steps())
        .isEmpty();
  }

  @Test
  void unknownRolesAreIgnored() {
    JsonObject observation = Given.observation().with("roles", "{\"id\": \"asin\", \"mood\": 5}");

    assertThat(Reading.readObservation(observation).roles())
        .isEqualTo(new CandidateRoles("asin", null, null, null, null, null));
  }

  @Test
  void unknownMembersOfATraceAreIgnored() {
    JsonObject flow = Given.flow().with("trace", "{\"traceId\": \"4bf9\", \"sampled\": true}");

    assertThat(Reading.readFlow(flow).trace()).isEqualTo(new Trace("4bf9", null));
  }
}
