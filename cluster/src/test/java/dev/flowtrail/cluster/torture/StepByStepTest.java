package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import dev.flowtrail.cluster.torture.StepHold.Moment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server dies between any two writes of its work. */
class StepByStepTest {

  private static final int ENQUEUE_CLAIM_PUT_COMMIT_COMPLETE = 5;

  @TempDir Path folder;

  @Test
  void serverIsKilledBeforeEachThingThatMakesAChangeDurableAndNothingIsLost()
      throws IOException, InterruptedException {
    ClusterBuilder builder =
        ClusterBuilder.manyMachines(folder, Ordeal.PROGRAMS)
            .apis(1)
            .workers(0)
            .cacheRedis(false)
            .failingNetworks();
    try (Cluster cluster = Ordeal.start(builder)) {
      Report report =
          new Ordeal(cluster, folder.resolve("journals"))
              .survive(
                  Ordeal.plan(SizeMix.SMALL, 100, 0),
                  StepByStep.durable(cluster, Moment.BEFORE, System.out));
      assertThat(report.strikes())
          .containsKeys("kill -9 before s3 PUT", "kill -9 before postgres commit");
      assertThat(report.struck()).isGreaterThanOrEqualTo(ENQUEUE_CLAIM_PUT_COMMIT_COMPLETE);
    }
  }
}
