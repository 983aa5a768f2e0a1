package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicateMembersTest {

  private static final String AGAIN = "expected each member once but found it again";

  @Test
  void aMemberThatComesTwiceIsAFault() {
    String document = "{\"flow\": " + Given.flow() + ", \"flow\": " + Given.flow() + "}";

    assertThat(Reading.faults(document)).containsExactly(new Fault("/flow", AGAIN));
  }

  @Test
  void dataThatComesTwiceIsAFault() {
    String observation = "{\"name\": \"a\", \"version\": 1, \"data\": 1, \"data\": 2}";
    JsonObject step = Given.step().with("observations", "[" + observation + "]");

    assertThat(Reading.faults(Given.document(step)))
        .containsExactly(new Fault("/steps/0/observations/0/data", AGAIN));
  }

  @Test
  void anAttributeThatComesTwiceIsAFault() {
    JsonObject flow = Given.flow().with("attributes", "{\"a\": {\"b\": 1, \"b\": 2}}");

    assertThat(Reading.faults(Given.documentOf(flow)))
        .containsExactly(new Fault("/flow/attributes/a/b", AGAIN));
  }

  @Test
  void aQueryableFieldThatComesTwiceIsAFault() {
    JsonObject observation =
        Given.observation().with("queryable", "{\"p\": \"number\", \"p\": \"string\"}");

    assertThat(Reading.faults(Given.document(Given.step(observation))))
        .containsExactly(new Fault("/steps/0/observations/0/queryable/p", AGAIN));
  }
}
