package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server dies between any two writes of its work. */
class StepByStepTest {

  @TempDir Path folder;

  @Test
  void serverIsKilledBeforeEveryStepAndNothingIsLost() throws IOException, InterruptedException {
    ClusterBuilder builder =
        ClusterBuilder.manyMachines(folder, Ordeal.PROGRAMS)
            .apis(1)
            .workers(0)
            .cacheRedis(false)
            .failingNetworks();
    try (Cluster cluster = Ordeal.start(builder)) {
      Plan plan = Ordeal.plan(SizeMix.SMALL, 200, 0);
      Report report =
          new Ordeal(cluster, folder.resolve("journals"))
              .survive(plan, StepByStep.before(cluster, System.out));
      assertThat(report.struck()).isGreaterThan(5);
    }
  }
}
