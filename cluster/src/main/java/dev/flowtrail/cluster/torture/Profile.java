package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import dev.flowtrail.cluster.torture.StepHold.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A way to torture: a cluster, and what happens to it in a round. */
enum Profile {
  /** A server as it comes, and its PostgreSQL: all are killed. */
  EMBEDDED {
    @Override
    ClusterBuilder cluster(Path folder, Path programs) {
      return ClusterBuilder.embedded(folder, programs);
    }

    @Override
    Report round(Torture torture, Cluster cluster, long seed)
        throws IOException, InterruptedException {
      return torture.run(plan(seed, SizeMix.MIXED, 20_000, 20, 1500), Blows.deaths(cluster));
    }
  },

  /** The disk of the data files is full now and then. */
  DISK {
    @Override
    ClusterBuilder cluster(Path folder, Path programs) {
      return ClusterBuilder.embedded(folder, programs).smallDisk(512);
    }

    @Override
    Report round(Torture torture, Cluster cluster, long seed)
        throws IOException, InterruptedException {
      return torture.run(plan(seed, MANY_LARGE, 3_000, 10, 10_000), Blows.fullDisk(cluster));
    }
  },

  /** Two servers that answer and two that store, over PostgreSQL, Redis and S3: all are killed. */
  MACHINES {
    @Override
    ClusterBuilder cluster(Path folder, Path programs) {
      return ClusterBuilder.manyMachines(folder, programs);
    }

    @Override
    Report round(Torture torture, Cluster cluster, long seed)
        throws IOException, InterruptedException {
      return torture.run(plan(seed, SizeMix.MIXED, 20_000, 20, 1500), Blows.deaths(cluster));
    }
  },

  /** The same, but their networks fail. */
  NETWORKS {
    @Override
    ClusterBuilder cluster(Path folder, Path programs) {
      return ClusterBuilder.manyMachines(folder, programs).failingNetworks();
    }

    @Override
    Report round(Torture torture, Cluster cluster, long seed)
        throws IOException, InterruptedException {
      return torture.run(
          plan(seed, SizeMix.MIXED, 20_000, 26, 10_000), Blows.networks(cluster, seed));
    }
  },

  /** A server over PostgreSQL, Redis and S3, killed at each single step. */
  STEPS {
    @Override
    ClusterBuilder cluster(Path folder, Path programs) {
      return ClusterBuilder.manyMachines(folder, programs).apis(1).workers(0).failingNetworks();
    }

    @Override
    Report round(Torture torture, Cluster cluster, long seed)
        throws IOException, InterruptedException {
      return stepByStep(torture, cluster, seed);
    }
  },

  /** The same, over PostgreSQL and files. */
  QUEUE_STEPS {
    @Override
    ClusterBuilder cluster(Path folder, Path programs) {
      return ClusterBuilder.embedded(folder, programs).postgres(true).failingNetworks();
    }

    @Override
    Report round(Torture torture, Cluster cluster, long seed)
        throws IOException, InterruptedException {
      return stepByStep(torture, cluster, seed);
    }
  };

  private static final SizeMix MANY_LARGE = new SizeMix(2_000, 10);
  private static final SizeMix ALL_LARGE = new SizeMix(10_000, 0);
  private static final int CLIENTS = 32;

  abstract ClusterBuilder cluster(Path folder, Path programs);

  /** The same seed, the same flows and the same schedule. */
  abstract Report round(Torture torture, Cluster cluster, long seed)
      throws IOException, InterruptedException;

  private static Plan plan(long seed, SizeMix sizes, int flows, int strikes, int longestMillis) {
    return new Plan(seed, sizes, flows, strikes, Duration.ofMillis(longestMillis), CLIENTS, 1);
  }

  /** Of four rounds two come before the steps and two after them, with small flows and large. */
  private static Report stepByStep(Torture torture, Cluster cluster, long seed)
      throws IOException, InterruptedException {
    Plan plan = plan(seed, seed / 2 % 2 == 0 ? SizeMix.SMALL : ALL_LARGE, 300, 0, 0);
    Moment moment = seed % 2 == 0 ? Moment.BEFORE : Moment.AFTER;
    return torture.run(plan, StepByStep.all(cluster, moment, System.out));
  }
}
