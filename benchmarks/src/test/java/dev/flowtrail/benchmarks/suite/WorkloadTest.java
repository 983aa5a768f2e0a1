package dev.flowtrail.benchmarks.suite;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.benchmarks.bodies.Size;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void mixIsNinetySmallNineMediumAndOneLarge() {
    Map<Size, Long> counts =
        LongStream.range(0, 1_000)
            .mapToObj(Workload::mixed)
            .collect(groupingBy(identity(), counting()));

    assertThat(counts)
        .containsOnly(Map.entry(Size.S, 900L), Map.entry(Size.M, 90L), Map.entry(Size.L, 10L));
  }

  @Test
  void stormSendsEachFlowTenTimes() {
    Map<Long, Long> counts =
        LongStream.range(0, 2_000)
            .mapToObj(number -> Workload.stormed(number, 200))
            .collect(groupingBy(identity(), counting()));

    assertThat(counts).hasSize(200).allSatisfy((flow, times) -> assertThat(times).isEqualTo(10));
  }
}
