package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import java.io.IOException;
import java.nio.file.Path;

/** {@code make torture}. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    ClusterBuilder builder =
        arguments[1].equals("embedded")
            ? ClusterBuilder.embedded(folder, folder.resolveSibling("programs"))
            : ClusterBuilder.manyMachines(folder, folder.resolveSibling("programs"));
    for (int i = 5; i < arguments.length; i++) builder.jvmOption(arguments[i]);
    Plan plan =
        new Plan(
            Long.parseLong(arguments[2]),
            SizeMix.MIXED,
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            32);
    try (Cluster cluster = builder.start()) {
      Report report = new Torture(cluster, folder.resolve("journals"), System.out).run(plan);
      System.out.println(report);
      System.exit(report.isGood() ? 0 : 1);
    }
  }
}
