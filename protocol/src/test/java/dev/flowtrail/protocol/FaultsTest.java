package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class FaultsTest {

  @Test
  void atMost100FaultsAreReported() {
    assertThat(Reading.faults(documentOfEmptySteps(1_000))).hasSize(Limits.MAX_FAULTS);
  }

  @Test
  void nothingIsReadAfterTheLastFaultThatIsReported() {
    String document = documentOfEmptySteps(1_000);
    String torn = document.substring(0, document.length() / 2);

    assertThat(Reading.faults(torn)).hasSize(Limits.MAX_FAULTS);
  }

  @Test
  void theExceptionSpeaksOfTheFirstFault() {
    InvalidDocumentException invalid =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> Reading.read(Given.document().without("flow")));

    assertThat(invalid)
        .hasMessage("faults found: 1, the first at \"/flow\": required, but is missing");
  }

  private static String documentOfEmptySteps(int count) {
    return "{\"flow\": " + Given.flow() + ", \"steps\": [{}" + ", {}".repeat(count - 1) + "]}";
  }
}
