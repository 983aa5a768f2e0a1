package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that answer and two that store, over PostgreSQL, Redis and S3. */
class ManyMachinesTortureTest {

  private static final int CLIENTS = 32;
  private static final int READ_ONE_IN = 40;

  @TempDir static Path folder;

  private static Cluster cluster;
  private static Ordeal ordeal;

  @BeforeAll
  static void start() {
    cluster = Ordeal.start(ClusterBuilder.manyMachines(folder, Ordeal.PROGRAMS).failingNetworks());
    ordeal = new Ordeal(cluster, folder.resolve("journals"));
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void serverWorkerRedisAndPostgresAreKilledInTurnAndNothingIsLost()
      throws IOException, InterruptedException {
    List<Blow> blows = Blows.deathsOfEachKind(cluster);
    Plan plan =
        new Plan(Ordeal.newSeed(), Ordeal.MIXED, 20_000, 2 * blows.size(), CLIENTS, READ_ONE_IN);
    ordeal.survive(plan, blows);
  }

  @Test
  void networksFailInEveryWayAndTheServersGoOnByThemselves()
      throws IOException, InterruptedException {
    long seed = Ordeal.newSeed();
    List<Blow> blows = Blows.networks(cluster, seed);
    Plan plan = new Plan(seed, Ordeal.MIXED, 2_000, blows.size(), CLIENTS, READ_ONE_IN);
    ordeal.surviveAlive(plan, blows);
  }
}
