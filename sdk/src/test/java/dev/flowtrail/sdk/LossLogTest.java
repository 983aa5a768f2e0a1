package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LossLogTest {
  private final ManualTime time = new ManualTime();
  private final List<String> lines = new ArrayList<>();
  private final LossLog log = new LossLog(time.time(), lines::add);

  @Test
  void lineComesAtMostOnceAMinuteAndCountsTheRest() {
    for (int i = 0; i < 100; i++) {
      log.lost(Loss.BUFFER_FULL, "observation rows");
    }
    time.advance(Duration.ofSeconds(60));
    log.lost(Loss.TOO_LARGE, "observation page");

    assertThat(lines)
        .containsExactly(
            "bufferFull: observation rows",
            "tooLarge: observation page (and 99 more since the last line)");
  }

  @Test
  void loggerThatThrowsIsDropped() {
    LossLog broken =
        new LossLog(
            time.time(),
            line -> {
              throw new NoClassDefFoundError();
            });

    assertThatCode(() -> broken.lost(Loss.TOO_LARGE, "observation page"))
        .doesNotThrowAnyException();
  }
}
