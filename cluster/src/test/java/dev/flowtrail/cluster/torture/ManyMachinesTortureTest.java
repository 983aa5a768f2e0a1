package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that answer and two that store, over PostgreSQL, Redis and S3. */
class ManyMachinesTortureTest {

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
    cluster.parts().forEach(Part::kill);
    cluster.close();
  }

  @Test
  void serverWorkerRedisAndPostgresAreKilledInTurnAndNothingIsLost()
      throws IOException, InterruptedException {
    List<Blow> blows = Blows.deathsOfEachKind(cluster);
    ordeal.survive(Ordeal.plan(Ordeal.MIXED, 20_000, 2 * blows.size()), blows);
  }

  @Test
  void flowsThatArrivePieceByPieceLoseNoPiece() throws IOException, InterruptedException {
    PushedPieces pieces = new PushedPieces(cluster.addresses(), 150);
    pieces.pushWhile(Blows.deathsOfEachKind(cluster));
    pieces.assertStored();
  }

  @Test
  void networksFailInEveryWayAndTheServersGoOnByThemselves()
      throws IOException, InterruptedException {
    List<Blow> blows = Blows.networks(cluster, System.nanoTime());
    ordeal.surviveAlive(Ordeal.plan(Ordeal.MIXED, 1_300, blows.size()), blows);
  }
}
