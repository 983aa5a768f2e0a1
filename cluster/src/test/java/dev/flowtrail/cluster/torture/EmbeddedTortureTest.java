package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as it comes, with its PostgreSQL and its files. */
class EmbeddedTortureTest {

  private static final int DISK_MEGABYTES = 64;

  /** A fifth is so large that it goes to the payload store first. */
  private static final SizeMix MANY_LARGE = new SizeMix(2_000, 0);

  @TempDir static Path folder;

  private static Cluster cluster;
  private static Ordeal ordeal;

  @BeforeAll
  static void start() {
    cluster =
        Ordeal.start(ClusterBuilder.embedded(folder, Ordeal.PROGRAMS).smallDisk(DISK_MEGABYTES));
    ordeal = new Ordeal(cluster, folder.resolve("journals"));
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void serverAndItsPostgresAreKilledAndNothingIsLost() throws IOException, InterruptedException {
    Plan plan = Ordeal.plan(Ordeal.MIXED, 1_000, 3);
    ordeal.survive(plan, Blows.deaths(cluster));
  }

  @Test
  void fullDiskIsRefusedClearlyAndTheServerGoesOnByItself()
      throws IOException, InterruptedException {
    Plan plan = Ordeal.plan(MANY_LARGE, 300, 2);
    Report report = ordeal.surviveAlive(plan, Blows.fullDisk(cluster));
    assertThat(report.requests().refusals()).containsOnlyKeys("503 unavailable: payload store");
  }
}
