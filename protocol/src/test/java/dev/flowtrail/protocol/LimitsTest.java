package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Limits SMALL = new Limits(10_000, 5_000, 10, 100);

  @Test
  void theDefaultsAreThoseOfTheContract() {
    assertThat(Limits.DEFAULT).isEqualTo(new Limits(1L << 30, 1L << 26, 200, 1_000_000));
  }

  @Test
  void aLimitIsMoreThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(1, 1, 0, 1))
        .withMessage("maxDepth: expected more than 0 but was 0");
  }

  @Test
  void dataMayNestAsDeepAsTheLimit() {
    assertThat(Reading.read(documentWithData(nested(200 - 5))).steps()).hasSize(1);
  }

  @Test
  void dataThatNestsDeeperExceedsTheDepth() {
    assertExceeded("maxDepth", 200, documentWithData(nested(200 - 4)), Limits.DEFAULT);
  }

  @Test
  void whatIsPassedOverExceedsTheDepthToo() {
    assertExceeded("maxDepth", 10, Given.document().with("mood", nested(10)), SMALL);
  }

  @Test
  void aReasonMayBeAsLongAsTheLimit() {
    JsonObject step = Given.step().with("reason", text(100));

    assertThat(Reading.read(Given.document(step), SMALL).steps()).hasSize(1);
  }

  @Test
  void aLongerReasonExceedsTheTextLength() {
    JsonObject step = Given.step().with("reason", text(101));

    assertExceeded("maxTextLength", 100, Given.document(step), SMALL);
  }

  @Test
  void attributesMayBeAsLongAsTheLimit() {
    JsonObject flow = Given.flow().with("attributes", "{\"a\":" + text(92) + "}");

    assertThat(Reading.read(Given.documentOf(flow), SMALL).flow().attributes()).hasSize(100);
  }

  @Test
  void longerAttributesExceedTheTextLength() {
    JsonObject flow = Given.flow().with("attributes", "{\"a\":" + text(93) + "}");

    assertExceeded("maxTextLength", 100, Given.documentOf(flow), SMALL);
  }

  @Test
  void dataMayHoldOneTextAsLongAsAnObservationMayBe() {
    assertThat(Reading.read(documentWithData(text(4_998)), SMALL).steps()).hasSize(1);
  }

  @Test
  void noTextIsHeldThatIsLongerThanAnObservationMayBe() {
    JsonObject flow = Given.flow().with("name", text(10_000));

    assertExceeded("maxObservationBytes", 5_000, Given.documentOf(flow), SMALL);
  }

  @Test
  void noNumberIsHeldThatIsLongerThanAnObservationMayBe() {
    JsonObject document = Given.document().with("mood", "1".repeat(10_000));

    assertExceeded("maxObservationBytes", 5_000, document, SMALL);
  }

  private static void assertExceeded(String name, long limit, Object json, Limits limits) {
    LimitExceededException exceeded =
        catchThrowableOfType(LimitExceededException.class, () -> Reading.read(json, limits));
    assertThat(exceeded.limitName()).isEqualTo(name);
    assertThat(exceeded.limit()).isEqualTo(limit);
  }

  private static JsonObject documentWithData(String data) {
    return Given.document(Given.step(Given.observation().with("data", data)));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String text(int length) {
    return '"' + "t".repeat(length) + '"';
  }
}
