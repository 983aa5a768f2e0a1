package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.parse(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void dateIsTheTimeUntilThen() {
    assertThat(RetryAfter.parse("Mon, 05 Jan 2026 10:01:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "Mon, 05 Jan 2026 09:00:00 GMT"})
  void nothingToWaitForIsNoWait(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void absurdWaitIsAYear(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofDays(365));
  }
}
