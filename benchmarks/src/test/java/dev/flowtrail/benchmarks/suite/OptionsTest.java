package dev.flowtrail.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void withoutOptionsAllRunsInFull() {
    Options options = Options.parse(List.of());

    assertThat(options.scale()).isEqualTo(Scale.FULL);
    assertThat(options.workloads())
        .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Workload.EXPLORE)));
    assertThat(options.ways()).containsExactlyInAnyOrder("embedded", "cluster");
    assertThat(options.limits()).isTrue();
    assertThat(options.peers()).isTrue();
  }

  @Test
  void partsCanBeChosen() {
    Options options =
        Options.parse(
            List.of("--quick", "--workloads", "S,storm", "--ways", "none", "--without", "peers"));

    assertThat(options.scale()).isEqualTo(Scale.QUICK);
    assertThat(options.workloads()).containsExactly(Workload.S, Workload.STORM);
    assertThat(options.ways()).containsExactly("none");
    assertThat(options.limits()).isTrue();
    assertThat(options.peers()).isFalse();
  }

  @Test
  void whatCannotBeMeantIsNamed() {
    assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessageContaining("--fast");
    assertThatThrownBy(() -> Options.parse(List.of("--workloads", "s"))).hasMessageContaining("s");
    assertThatThrownBy(() -> Options.parse(List.of("--workloads"))).hasMessageContaining("after");
  }
}
