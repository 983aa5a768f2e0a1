package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:00:00Z, 2026-01-05T10:00:00Z",
    "2026-01-05T10:00:00.123Z, 2026-01-05T10:00:00.123Z",
    "2026-01-05T10:00:00.1Z, 2026-01-05T10:00:00.1Z",
    "2026-01-05T10:00:00.000001Z, 2026-01-05T10:00:00.000001Z",
    "2026-01-05T10:00Z, 2026-01-05T10:00:00Z",
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2026-01-05T12:00:00+02:00, 2026-01-05T10:00:00Z",
    "2026-01-05T00:30:00-09:30, 2026-01-05T10:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
  })
  void timesOfAnyOffsetAreReadAsUtc(String sent, Instant read) {
    assertThat(readTime(sent)).isEqualTo(read);
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    assertThat(readTime("2026-01-05T10:00:00.123456789Z"))
        .isEqualTo(Instant.parse("2026-01-05T10:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "\u0662026-01-05T10:00:00Z",
        "2026-01-05",
        "2026-01-05T10:00:00",
        "2026-13-05T10:00:00Z",
        "2026-02-30T10:00:00Z",
        "2026-01-05T10:00:60Z",
        "2026-01-05T24:00:00Z",
        "2025-02-29T10:00:00Z",
        "2026-01-05T10:00:00.1234567890Z",
        "2026-01-05T10:00:00,1Z",
        "2026-01-05T1O:00:00Z",
        "2026-01-05 10:00:00Z",
        "1767607200000",
      })
  void whatIsNoTimeIsAFault(String sent) {
    assertThat(Reading.faults(documentAt(sent)))
        .containsExactly(
            new Fault(
                "/flow/createdAt",
                "expected an ISO 8601 time such as 2026-01-05T10:00:00.000Z but was \""
                    + sent
                    + '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-12-31T23:59:59Z",
        "-0044-03-15T12:00:00Z",
        "+10000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
      })
  void aTimeOutsideTheYears1To9999IsAFault(String sent) {
    assertThat(Reading.faultyPlaces(documentAt(sent))).containsExactly("/flow/createdAt");
  }

  @Test
  void anObservationWithoutATimeHasItsStepsTime() {
    assertThat(Reading.readObservation(Given.observation()).capturedAt())
        .isEqualTo(Instant.parse("2026-01-05T10:00:01Z"));
  }

  private static Instant readTime(String sent) {
    return Reading.read(documentAt(sent)).flow().createdAt();
  }

  private static JsonObject documentAt(String createdAt) {
    return Given.documentOf(Given.flow().with("createdAt", '"' + createdAt + '"'));
  }
}
