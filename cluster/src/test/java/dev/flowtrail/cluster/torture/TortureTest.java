package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same, longer and with a seed of choice: {@code make torture}. */
class TortureTest {

  private static final Path PROGRAMS = Path.of("target", "programs");
  private static final int CLIENTS = 32;

  @TempDir Path folder;

  @Test
  void serverAndItsPostgresAreKilledAndNothingIsLost() throws IOException, InterruptedException {
    assertNothingIsLost(ClusterBuilder.embedded(folder, PROGRAMS), 5_000, 4);
  }

  @Test
  void everyPartOfManyMachinesIsKilledAndNothingIsLost() throws IOException, InterruptedException {
    assertNothingIsLost(ClusterBuilder.manyMachines(folder, PROGRAMS), 20_000, 10);
  }

  private void assertNothingIsLost(ClusterBuilder builder, int flows, int strikes)
      throws IOException, InterruptedException {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    Plan plan = new Plan(seed, SizeMix.MIXED, flows, strikes, CLIENTS);
    // What the first compiler makes runs slower, but the servers do not live long enough for more.
    try (Cluster cluster = builder.jvmOption("-XX:TieredStopAtLevel=1").start()) {
      Report report = new Torture(cluster, folder.resolve("journals"), System.out).run(plan, Blows.deaths(cluster));
      System.out.println(report);
      assertThat(report.isGood()).as("%s", report).isTrue();
      assertThat(report.strikes().values()).allMatch(count -> count > 0);
    }
  }
}
