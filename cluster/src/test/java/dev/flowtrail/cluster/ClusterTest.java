package dev.flowtrail.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.part.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

  private static final Path PROGRAMS = Path.of("target", "programs");

  @TempDir Path folder;

  @Test
  void everyPartRunsAndNoneIsLeftBehind() {
    List<ProcessHandle> processes;
    try (Cluster cluster = ClusterBuilder.manyMachines(folder, PROGRAMS).start()) {
      processes =
          cluster.parts().stream().flatMap(part -> ProcessHandle.of(part.pid()).stream()).toList();
      assertThat(cluster.parts()).allMatch(Part::isRunning);
      assertThat(processes).hasSize(8);
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void killedPartComesBackWhereItWas() {
    try (Cluster cluster =
        ClusterBuilder.manyMachines(folder, PROGRAMS).apis(1).workers(0).start()) {
      for (Part part : cluster.parts()) {
        long pid = part.pid();
        part.kill();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        part.start();
        assertThat(part.pid()).isNotEqualTo(pid);
      }
    }
  }
}
