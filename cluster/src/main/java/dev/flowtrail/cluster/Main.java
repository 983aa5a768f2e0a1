package dev.flowtrail.cluster;

import dev.flowtrail.cluster.part.Part;
import dev.flowtrail.cluster.part.PartFailure;
import java.io.PrintStream;
import java.nio.file.Path;

/** Runs the many-machine profile on this machine until it is told to end. */
public final class Main {

  private Main() {}

  /**
   * Runs until the process is told to end.
   *
   * @param arguments the folder for everything
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    Cluster cluster = ClusterBuilder.manyMachines(folder, folder.resolve("programs")).build();
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    try {
      cluster.start();
    } catch (PartFailure e) {
      System.err.println("cluster: " + e.getMessage());
      System.exit(1);
    }
    announce(cluster, folder, System.out);
    Thread.currentThread().join();
  }

  private static void announce(Cluster cluster, Path folder, PrintStream out) {
    cluster.apis().forEach(api -> out.printf("  %-12s %s%n", api.name(), api.address()));
    cluster.workers().forEach(worker -> out.printf("  %-12s %s%n", worker.name(), "stores"));
    cluster.postgres().ifPresent(it -> out.printf("  %-12s %s%n", it.name(), it.address()));
    cluster.queue().ifPresent(it -> out.printf("  %-12s %s%n", it.name(), it.url()));
    cluster.cache().ifPresent(it -> out.printf("  %-12s %s%n", it.name(), it.url()));
    cluster.objects().ifPresent(it -> out.printf("  %-12s %s%n", it.name(), it.url()));
    out.printf("  %-12s %s%n", "Processes", processes(cluster));
    out.printf("  %-12s %s%n", "Logs", folder.toAbsolutePath() + "/*/*.log");
    out.flush();
  }

  private static String processes(Cluster cluster) {
    return String.join(" ", cluster.parts().stream().map(Part::pid).map(Object::toString).toList());
  }
}
