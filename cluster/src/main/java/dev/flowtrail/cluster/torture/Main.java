package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** {@code make torture}: round after round until the time is over or a promise was broken. */
public final class Main {

  private final Profile profile;
  private final Path folder;
  private final Path programs;

  private Main(Profile profile, Path folder, Path programs) {
    this.profile = profile;
    this.folder = folder;
    this.programs = programs;
  }

  /**
   * Runs one profile.
   *
   * @param arguments the folder for everything, the profile's name, for how many minutes new rounds
   *     begin, and the first round's seed
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Profile profile = Profile.valueOf(arguments[1].toUpperCase(Locale.ROOT).replace('-', '_'));
    Main main = new Main(profile, folder.resolve(arguments[1]), folder.resolve("programs"));
    Duration time = Duration.ofMinutes(Long.parseLong(arguments[2]));
    System.exit(main.runRounds(time, Long.parseLong(arguments[3])) ? 0 : 1);
  }

  private boolean runRounds(Duration time, long firstSeed)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long seed = firstSeed; seed == firstSeed || System.nanoTime() < end; seed++) {
      if (!isGood(seed)) {
        return false;
      }
    }
    return true;
  }

  private boolean isGood(long seed) throws IOException, InterruptedException {
    Path own = folder.resolve(Long.toString(seed));
    Cluster cluster = profile.cluster(own, programs).build();
    Thread closing = new Thread(cluster::close);
    Runtime.getRuntime().addShutdownHook(closing);
    try (cluster) {
      cluster.start();
      Torture torture = new Torture(cluster, own.resolve("journals"), System.out);
      Report report = profile.round(torture, cluster, seed);
      System.out.println(report);
      Runtime.getRuntime().removeShutdownHook(closing);
      return report.isGood();
    }
  }
}
