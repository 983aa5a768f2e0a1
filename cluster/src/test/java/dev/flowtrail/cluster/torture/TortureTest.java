package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same, longer and with a seed of choice: {@code make torture}. */
class TortureTest {

  private static final Path PROGRAMS = Path.of("target", "programs");
  private static final int CLIENTS = 32;
  private static final int READ_ONE_IN = 20;

  private final long seed = ThreadLocalRandom.current().nextLong(1_000_000);

  @TempDir Path folder;

  @Test
  void serverAndItsPostgresAreKilledAndNothingIsLost() throws IOException, InterruptedException {
    Plan plan = new Plan(seed, SizeMix.MIXED, 5_000, 4, CLIENTS, READ_ONE_IN);
    assertNothingIsLost(ClusterBuilder.embedded(folder, PROGRAMS), plan, Blows::deaths);
  }

  @Test
  void everyPartOfManyMachinesIsKilledAndNothingIsLost() throws IOException, InterruptedException {
    Plan plan = new Plan(seed, SizeMix.MIXED, 20_000, 10, CLIENTS, READ_ONE_IN);
    assertNothingIsLost(ClusterBuilder.manyMachines(folder, PROGRAMS), plan, Blows::deaths);
  }

  private void assertNothingIsLost(
      ClusterBuilder builder, Plan plan, Function<Cluster, List<Blow>> blows)
      throws IOException, InterruptedException {
    // What the first compiler makes runs slower, but the servers do not live long enough for more.
    try (Cluster cluster = builder.jvmOption("-XX:TieredStopAtLevel=1").start()) {
      Torture torture = new Torture(cluster, folder.resolve("journals"), System.out);
      Report report = torture.run(plan, blows.apply(cluster));
      System.out.println(report);
      assertThat(report.isGood()).as("%s", report).isTrue();
      assertThat(report.strikes().values().stream().mapToInt(it -> it).sum())
          .isEqualTo(plan.strikes());
    }
  }
}
