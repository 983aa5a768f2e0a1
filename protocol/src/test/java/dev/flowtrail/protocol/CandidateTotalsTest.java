package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateTotalsTest {

  @Test
  void bothCountsAreRead() {
    assertThat(totalsOf("{\"in\": 1000000, \"out\": 120}"))
        .isEqualTo(new CandidateTotals(1_000_000, 120));
  }

  @Test
  void whatWentOnMayBeUnknown() {
    assertThat(totalsOf("{\"in\": 7}")).isEqualTo(new CandidateTotals(7, null));
    assertThat(totalsOf("{\"in\": 7, \"out\": null}")).isEqualTo(new CandidateTotals(7, null));
  }

  @Test
  void withoutTotalsTheDataIsAllThereIs() {
    assertThat(Reading.readObservation(Given.observation()).totals()).isNull();
    assertThat(totalsOf("null")).isNull();
  }

  @Test
  void whatCameInMustBeACount() {
    JsonObject step = Given.step(Given.observation().with("totals", "{\"in\": -1}"));

    assertThat(Reading.faults(Given.document(step)))
        .extracting(Fault::pointer)
        .containsExactly("/steps/0/observations/0/totals/in");
  }

  private static @Nullable CandidateTotals totalsOf(String json) {
    return Reading.readObservation(Given.observation().with("totals", json)).totals();
  }
}
