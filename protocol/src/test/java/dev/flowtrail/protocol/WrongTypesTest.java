package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongTypesTest {

  @Test
  void wrongTypesInFivePlacesAreReportedTogether() {
    JsonObject observation = Given.observation().with("name", "[]").with("queryable", "7");
    JsonObject document =
        Given.documentOf(
            Given.flow().with("name", "{}"),
            Given.step().with("version", "\"1\""),
            Given.step(observation).with("status", "true"));

    assertThat(Reading.faults(document))
        .containsExactlyInAnyOrder(
            new Fault("/flow/name", "expected a string but was an object"),
            new Fault(
                "/steps/0/version", "expected an integer from 1 to 2147483647 but was a string"),
            new Fault(
                "/steps/1/status",
                "expected one of pending, running, completed, failed but was a boolean"),
            new Fault("/steps/1/observations/0/name", "expected a string but was an array"),
            new Fault("/steps/1/observations/0/queryable", "expected an object but was a number"));
  }

  @Test
  void aDocumentThatIsNoObjectIsOneFaultOfTheWhole() {
    assertThat(Reading.faults("[1, 2]"))
        .containsExactly(new Fault("", "expected an object but was an array"));
  }

  @Test
  void stepsThatAreNoArrayAreAFault() {
    assertThat(Reading.faults(Given.document().with("steps", "{}")))
        .containsExactly(new Fault("/steps", "expected an array but was an object"));
  }

  @Test
  void aStepThatIsNullIsAFault() {
    assertThat(Reading.faults(Given.document().with("steps", "[null]")))
        .containsExactly(new Fault("/steps/0", "expected an object but was null"));
  }

  @Test
  void attributesThatAreNoObjectAreAFault() {
    assertThat(Reading.faults(Given.documentOf(Given.flow().with("attributes", "[]"))))
        .containsExactly(new Fault("/flow/attributes", "expected an object but was an array"));
  }

  @Test
  void aDecimalVersionIsAFaultThatSaysSo() {
    assertThat(Reading.faults(Given.document(Given.step().with("version", "1.0"))))
        .containsExactly(
            new Fault(
                "/steps/0/version",
                "expected an integer from 1 to 2147483647 but was a decimal number"));
  }

  @Test
  void integersOutOfRangeAreFaults() {
    JsonObject step =
        Given.step().with("version", "0").with("position", "999999999999999999999999999999");

    assertThat(Reading.faults(Given.document(step)))
        .containsExactly(
            new Fault("/steps/0/version", "expected an integer from 1 to 2147483647 but was \"0\""),
            new Fault(
                "/steps/0/position",
                "expected an integer from 0 to 2147483647 but was"
                    + " \"999999999999999999999999999999\""));
  }

  @Test
  void theLargestIntegerIsRead() {
    assertThat(Reading.readStep(Given.step().with("position", "2147483647")).position())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void anIdThatIsNoUuidIsAFault() {
    assertThat(Reading.faults(Given.documentOf(Given.flow().with("id", "\"1-1-1-1-1\""))))
        .containsExactly(new Fault("/flow/id", "expected a UUID but was \"1-1-1-1-1\""));
  }
}
