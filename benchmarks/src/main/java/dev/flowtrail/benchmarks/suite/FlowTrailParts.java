package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.Size;
import dev.flowtrail.benchmarks.systems.Cleanup;
import dev.flowtrail.benchmarks.systems.Deployment;
import dev.flowtrail.benchmarks.systems.Embedded;
import dev.flowtrail.benchmarks.systems.ManyMachines;
import dev.flowtrail.benchmarks.systems.ProcessFigures;
import dev.flowtrail.benchmarks.systems.WorkersApart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** What is measured on Flow Trail itself, each part on a deployment that it starts and ends. */
final class FlowTrailParts {

  private static final long S_REQUESTS = 200_000;
  private static final long M_REQUESTS = 2_000;
  private static final long L_REQUESTS = 20;
  private static final long FEWEST_L_REQUESTS = 4;
  private static final long MIX_REQUESTS = 2_000;
  private static final long PIECES_FLOWS = 5_000;
  private static final long BACKLOG_REQUESTS = 1_000_000;
  private static final double S_STEADY_PER_SECOND = 1_000;
  private static final double M_STEADY_PER_SECOND = 100;
  private static final Duration UNTIL_IDLE = Duration.ofSeconds(3);

  private final Shared shared;
  private final Set<Workload> workloads;
  private final boolean profiled;
  private final long exploreFlows;
  private final Path embeddedData;
  private final Path clusterData;

  FlowTrailParts(Shared shared, Options options) {
    this.shared = shared;
    this.workloads = options.workloads();
    this.profiled = options.profile();
    this.exploreFlows = options.exploreFlows();
    this.embeddedData = shared.folder().resolve("embedded");
    this.clusterData = shared.folder().resolve("cluster");
  }

  /** The second start: the first one makes the database, and what the JVM learns is kept. */
  void embeddedStart() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      cleanup.closeNow(new Embedded(embeddedData, cleanup).process());
      Embedded again = new Embedded(embeddedData, cleanup);
      shared.figures().put("embedded.startMillis", again.process().start().toNanos() / 1e6);
      Thread.sleep(UNTIL_IDLE);
      double bytes = ProcessFigures.residentBytes(again.process().handle());
      shared.figures().put("embedded.idleMegabytes", bytes / 1e6);
    }
  }

  /** Questions about flows, on a server of their own. */
  void embeddedInsight() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      Path data = shared.folder().resolve("insight");
      new InsightRuns(new Embedded(data, cleanup), shared).all();
    }
  }

  /** Questions across all flows, on a server of their own. */
  void embeddedExplore() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      Path data = shared.folder().resolve("explore");
      new ExploreRuns(new Embedded(data, cleanup), shared).all(shared.scale().of(exploreFlows));
    }
  }

  void embeddedLoads() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      loads(new Embedded(embeddedData, cleanup));
    }
  }

  void embeddedLargest() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      new FlowTrailRuns(new Embedded(embeddedData, cleanup), shared, false).largest();
    }
  }

  /** The queue is where the embedded default has it, but the worker can be stopped. */
  void embeddedBacklog() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      Path data = shared.folder().resolve("workers-apart");
      backlog(ManyMachines.postgresAndFiles(data, cleanup));
    }
  }

  void clusterLoads() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      loads(ManyMachines.redisAndS3(clusterData, cleanup));
    }
  }

  void clusterLargest() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      ManyMachines deployment = ManyMachines.redisAndS3(clusterData, cleanup);
      new FlowTrailRuns(deployment, shared, false).largest();
    }
  }

  void clusterBacklog() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      backlog(ManyMachines.redisAndS3(clusterData, cleanup));
    }
  }

  private void loads(Deployment deployment) throws IOException, InterruptedException {
    Scale scale = shared.scale();
    FlowTrailRuns runs = new FlowTrailRuns(deployment, shared, profiled);
    if (workloads.contains(Workload.S)) {
      runs.sized(Size.S, scale.of(S_REQUESTS), S_STEADY_PER_SECOND);
    }
    if (workloads.contains(Workload.M)) {
      runs.sized(Size.M, scale.of(M_REQUESTS), M_STEADY_PER_SECOND);
    }
    if (workloads.contains(Workload.L)) {
      runs.large(Size.L, Math.max(scale.of(L_REQUESTS), FEWEST_L_REQUESTS));
    }
    if (workloads.contains(Workload.MIX)) {
      runs.mix(scale.of(MIX_REQUESTS));
    }
    if (workloads.contains(Workload.STORM)) {
      runs.storm(scale.of(S_REQUESTS));
    }
    if (workloads.contains(Workload.PIECES)) {
      new EventRuns(deployment, shared).all(scale.of(PIECES_FLOWS));
    }
  }

  private void backlog(WorkersApart deployment) throws IOException, InterruptedException {
    BacklogRuns runs = new BacklogRuns(deployment, shared);
    runs.drain(Size.M, shared.scale().of(M_REQUESTS));
    runs.drain(Size.S, shared.scale().of(BACKLOG_REQUESTS));
  }
}
