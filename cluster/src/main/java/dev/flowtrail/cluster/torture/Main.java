package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** {@code make torture}: round after round until the time is over or a promise was broken. */
public final class Main {

  private static final int FLOWS = 20_000;
  private static final int STRIKES = 20;
  private static final int CLIENTS = 32;

  private Main() {}

  /**
   * Runs one profile.
   *
   * @param arguments the folder for everything, {@code embedded} or {@code machines}, for how many
   *     minutes new rounds begin, and the first round's seed
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]).resolve(arguments[1]);
    Path programs = Path.of(arguments[0]).resolve("programs");
    ClusterBuilder builder =
        arguments[1].equals("embedded")
            ? ClusterBuilder.embedded(folder, programs)
            : ClusterBuilder.manyMachines(folder, programs);
    Cluster cluster = builder.build();
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    cluster.start();
    Duration time = Duration.ofMinutes(Long.parseLong(arguments[2]));
    boolean good = runRounds(cluster, folder, time, Long.parseLong(arguments[3]));
    System.exit(good ? 0 : 1);
  }

  private static boolean runRounds(Cluster cluster, Path folder, Duration time, long firstSeed)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long seed = firstSeed; seed == firstSeed || System.nanoTime() < end; seed++) {
      Path journals = folder.resolve("journals").resolve(Long.toString(seed));
      Plan plan = new Plan(seed, SizeMix.MIXED, FLOWS, STRIKES, CLIENTS, 1);
      Report report = new Torture(cluster, journals, System.out).run(plan, Blows.deaths(cluster));
      System.out.println(report);
      if (!report.isGood()) {
        return false;
      }
    }
    return true;
  }
}
