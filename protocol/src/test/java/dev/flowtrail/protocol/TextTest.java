package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

  private static final String ZERO = "\\u0000";
  private static final String HALF = "\\ud83d";

  @Test
  void aNameMayBe255CharactersLong() {
    String name = "n".repeat(255);

    assertThat(Reading.readFlow(Given.flow().with("name", quoted(name))).name()).isEqualTo(name);
  }

  @Test
  void aLongerNameIsAFault() {
    assertThat(Reading.faults(Given.documentOf(Given.flow().with("name", quoted("n".repeat(256))))))
        .containsExactly(new Fault("/flow/name", "expected 1 to 255 characters but was 256"));
  }

  @Test
  void anEmptyNameIsAFault() {
    assertThat(Reading.faults(Given.document(Given.step().with("name", quoted("")))))
        .containsExactly(new Fault("/steps/0/name", "expected 1 to 255 characters but was 0"));
  }

  @Test
  void anEmptyReasonIsRead() {
    assertThat(Reading.readStep(Given.step().with("reason", quoted(""))).reason()).isEmpty();
  }

  @Test
  void charactersBeyondTheBasicPlaneAreRead() {
    assertThat(Reading.readFlow(Given.flow().with("name", quoted("\\ud83d\\ude00"))).name())
        .isEqualTo("😀");
  }

  @Test
  void aZeroCharacterIsAFault() {
    assertThat(Reading.faults(Given.document(Given.step().with("reason", quoted("ab" + ZERO)))))
        .containsExactly(
            new Fault("/steps/0/reason", "expected no U+0000 but found one at character 2"));
  }

  @Test
  void halfASurrogatePairIsAFault() {
    JsonObject step = Given.step(Given.observation().with("name", quoted("a" + HALF)));

    assertThat(Reading.faults(Given.document(step)))
        .containsExactly(
            new Fault(
                "/steps/0/observations/0/name",
                "expected valid Unicode but found half a surrogate pair at character 1"));
  }

  @Test
  void aLowSurrogateThatComesFirstIsAFault() {
    assertThat(Text.findFault("\ude00\ud83d", 0, 10)).contains("at character 0");
  }

  @Test
  void attributesAreCheckedDownToTheirValues() {
    JsonObject flow = Given.flow().with("attributes", "{\"a\": [{\"b\": " + quoted(ZERO) + "}]}");

    assertThat(Reading.faultyPlaces(Given.documentOf(flow)))
        .containsExactly("/flow/attributes/a/0/b");
  }

  @Test
  void aNameThatNoAnswerCanCarryIsReportedAtTheObjectAroundIt() {
    JsonObject flow = Given.flow().with("attributes", "{" + quoted(ZERO) + ": 1}");

    assertThat(Reading.faults(Given.documentOf(flow)))
        .containsExactly(
            new Fault("/flow/attributes", "expected no U+0000 but found one at character 0"));
  }

  @Test
  void aQueryablePathIsCheckedLikeAName() {
    JsonObject observation =
        Given.observation().with("queryable", "{" + quoted(ZERO) + ": \"number\"}");

    assertThat(Reading.faultyPlaces(Given.document(Given.step(observation))))
        .containsExactly("/steps/0/observations/0/queryable");
  }

  @Test
  void quotesAreShortAndPrintable() {
    assertThat(Text.quote("a\nb\u202e\ud83d")).isEqualTo("\"a?b??\"");
    assertThat(Text.quote("x".repeat(39) + "😀")).isEqualTo('"' + "x".repeat(39) + "?...\"");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
