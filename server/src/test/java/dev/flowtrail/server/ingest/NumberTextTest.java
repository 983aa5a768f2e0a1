package dev.flowtrail.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  private static double read(String text) {
    String within = "[" + text + "]";
    return NumberText.toDouble(within.toCharArray(), 1, text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "7",
        "0.1",
        "123456789.125",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "0.30000000000000004",
        "0.0000000000000000000001",
        "0.00000000000000000000001",
        "123456789012345678901234567890",
        "1e2",
        "-1.5E-300",
        "1e400",
      })
  void itIsWhatTheJdkReads(String text) {
    assertThat(read(text)).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void itIsWhatTheJdkReadsOfAnyDigits() {
    Random random = new Random(42);
    for (int i = 0; i < 100_000; i++) {
      String digits = Long.toString(random.nextLong() >> random.nextInt(64));
      int point = digits.length() - random.nextInt(digits.length());
      String text =
          point == digits.length() || digits.charAt(point - 1) == '-'
              ? digits
              : digits.substring(0, point) + "." + digits.substring(point);
      assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }
}
