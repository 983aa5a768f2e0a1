package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryableTest {

  @Test
  void fieldsKeepTheOrderOfTheirDeclaration() {
    String queryable = "{\"z\": \"number\", \"a.b\": \"string\", \"m\": \"boolean\"}";

    assertThat(Reading.readObservation(Given.observation().with("queryable", queryable)))
        .extracting(observation -> observation.queryable().entrySet().stream().toList())
        .isEqualTo(
            List.of(
                Map.entry("z", FieldType.NUMBER),
                Map.entry("a.b", FieldType.STRING),
                Map.entry("m", FieldType.BOOLEAN)));
  }

  @Test
  void anUnknownTypeIsAFault() {
    JsonObject observation = Given.observation().with("queryable", "{\"a/b\": \"date\"}");

    assertThat(Reading.faults(Given.document(Given.step(observation))))
        .containsExactly(
            new Fault(
                "/steps/0/observations/0/queryable/a~1b",
                "expected one of number, string, boolean but was \"date\""));
  }
}
