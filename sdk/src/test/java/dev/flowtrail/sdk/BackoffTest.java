package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration MAX = Duration.ofSeconds(30);

  @Test
  void waitIsDrawnFromNothingToTheCeiling() {
    Random random = new Random(7);
    Backoff backoff = new Backoff(FIRST, MAX, random::nextDouble);
    for (int tries = 1; tries <= 200; tries++) {
      long ceiling = tries < 9 ? FIRST.toMillis() << (tries - 1) : MAX.toMillis();
      assertThat(backoff.after(tries))
          .isBetween(Duration.ZERO, Duration.ofMillis(Math.min(ceiling, MAX.toMillis())));
    }
  }

  @Test
  void drawsAreEven() {
    Random random = new Random(7);
    Backoff backoff = new Backoff(FIRST, MAX, random::nextDouble);
    long sum = 0;
    for (int i = 0; i < 10_000; i++) {
      sum += backoff.after(1).toMillis();
    }
    assertThat(sum / 10_000).isBetween(97L, 103L);
  }

  @Test
  void edgesOfTheDrawAreNothingAndTheCeiling() {
    assertThat(new Backoff(FIRST, MAX, () -> 0.0).after(5)).isZero();
    assertThat(new Backoff(FIRST, MAX, () -> 1.0).after(5)).isEqualTo(Duration.ofMillis(3_200));
    assertThat(new Backoff(FIRST, MAX, () -> 1.0).after(10_000)).isEqualTo(MAX);
  }
}
