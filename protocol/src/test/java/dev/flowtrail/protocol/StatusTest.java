package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {

  private static final JsonObject FINISHED =
      Given.flow().with("finishedAt", "\"2026-01-05T10:00:02Z\"");

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "RUNNING", "COMPLETED", "FAILED"})
  void clientsMaySendEveryStatusButAbandoned(Status status) {
    assertThat(Reading.readStep(step(status.wireName())).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "COMPLETED", "", "abandoned"})
  void anyOtherStatusIsAFault(String sent) {
    assertThat(Reading.faults(Given.document(step(sent))))
        .containsExactly(
            new Fault(
                "/steps/0/status",
                "expected one of pending, running, completed, failed but was \"" + sent + '"'));
  }

  @Test
  void aFlowsOwnStatusIsKept() {
    JsonObject flow = FINISHED.with("status", "\"failed\"");

    assertThat(Reading.readFlow(flow).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aFlowWithoutAnEndIsRunning() {
    assertThat(concluded(Given.flow(), step("failed"))).isEqualTo(Status.RUNNING);
  }

  @Test
  void aFinishedFlowIsCompleted() {
    assertThat(concluded(FINISHED, step("completed"), step("running"))).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aFinishedFlowWithAFailedStepIsFailed() {
    assertThat(concluded(FINISHED, step("failed"), step("completed").with("name", "\"rank\"")))
        .isEqualTo(Status.FAILED);
  }

  @Test
  void aStepThatSucceededAtItsLastTryFailsNothing() {
    assertThat(concluded(FINISHED, step("completed").with("version", "2"), step("failed")))
        .isEqualTo(Status.COMPLETED);
  }

  @Test
  void ofTwoLastTriesTheFailedOneCounts() {
    assertThat(concluded(FINISHED, step("failed"), step("completed"))).isEqualTo(Status.FAILED);
    assertThat(concluded(FINISHED, step("completed"), step("failed"))).isEqualTo(Status.FAILED);
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusIsFoundByItsNameInJson(Status status) {
    assertThat(Status.findByWireName(status.wireName())).contains(status);
  }

  @Test
  void onlyCompletedAndFailedAreAnEnd() {
    assertThat(Status.values())
        .filteredOn(Status::terminal)
        .containsExactly(Status.COMPLETED, Status.FAILED);
  }

  private static Status concluded(JsonObject flow, JsonObject... steps) {
    return Reading.read(Given.documentOf(flow, steps)).flow().status();
  }

  private static JsonObject step(String status) {
    return Given.step().with("status", '"' + status + '"');
  }
}
