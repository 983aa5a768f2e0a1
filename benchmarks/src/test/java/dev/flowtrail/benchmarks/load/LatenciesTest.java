package dev.flowtrail.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final long MILLI = 1_000_000;

  @Test
  void percentileIsTheValueThatSoManyDoNotExceed() {
    Latencies latencies =
        Latencies.of(LongStream.rangeClosed(1, 1_000).map(i -> i * MILLI).toArray());

    assertThat(latencies.millis(0.5)).isEqualTo(500);
    assertThat(latencies.millis(0.99)).isEqualTo(990);
    assertThat(latencies.millis(0.999)).isEqualTo(999);
    assertThat(latencies.millis(1)).isEqualTo(1_000);
  }

  @Test
  void orderOfArrivalDoesNotCount() {
    assertThat(Latencies.of(new long[] {3 * MILLI, MILLI, 2 * MILLI}).millis(0.5)).isEqualTo(2);
  }

  @Test
  void oneRequestIsEveryPercentile() {
    assertThat(Latencies.of(new long[] {7 * MILLI}).millis(0.001)).isEqualTo(7);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(Latencies.of(new long[0]).millis(0.99)).isNaN();
  }
}
