package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.Size;
import dev.flowtrail.benchmarks.systems.Cleanup;
import dev.flowtrail.benchmarks.systems.Deployment;
import dev.flowtrail.benchmarks.systems.Embedded;
import dev.flowtrail.benchmarks.systems.ManyMachines;
import dev.flowtrail.benchmarks.systems.NodePeer;
import dev.flowtrail.benchmarks.systems.ProcessFigures;
import dev.flowtrail.benchmarks.systems.WorkersApart;
import dev.flowtrail.benchmarks.systems.Zipkin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run: the physical limits, Flow Trail, its peers, and what they come to beside each other. */
public final class Suite {

  private static final DateTimeFormatter FILE_NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
  private static final int WRONG_USAGE = 2;

  private final Options options;
  private final Map<String, String> machine = Machine.facts();
  private final List<String> failures = new ArrayList<>();
  private final String time = FILE_NAME.format(LocalDateTime.now());
  private final Shared shared;

  private Suite(Options options) {
    this.options = options;
    this.shared = new Shared(options.scale(), options.output().toAbsolutePath().resolve(time));
  }

  /** Runs what the command line asks for; its exit code tells whether all of that could run. */
  public static int run(List<String> arguments) throws IOException {
    try {
      return new Suite(Options.parse(arguments)).run();
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.err.println(Options.USAGE);
      return WRONG_USAGE;
    }
  }

  private int run() throws IOException {
    Files.createDirectories(shared.folder());
    machine.forEach((name, value) -> System.out.println(name + ": " + value));
    if (options.limits()) {
      limits();
    }
    if (options.ways().contains("embedded")) {
      embedded();
    }
    if (options.ways().contains("cluster")) {
      cluster();
    }
    if (options.peers()) {
      peers();
    }
    tell();
    return failures.isEmpty() ? 0 : 1;
  }

  private void limits() {
    LimitRuns limits = new LimitRuns(shared);
    part("Disk", limits::disk);
    part("Processor", limits::processor);
    part("The HTTP server alone", limits::noopPosts);
    part("Redis alone", limits::redis);
    part("PostgreSQL alone", limits::postgres);
  }

  private void embedded() {
    Path data = shared.folder().resolve("embedded");
    if (options.wants(Workload.START)) {
      part("Flow Trail, embedded: start", () -> embeddedStart(data));
    }
    part("Flow Trail, embedded", () -> embeddedLoads(data));
    if (options.wants(Workload.X)) {
      part("Flow Trail, embedded: four bodies of 50 MB", () -> embeddedX(data));
    }
    if (options.wants(Workload.BACKLOG)) {
      part("Flow Trail, workers apart: backlog", this::backlogInPostgres);
    }
  }

  private void cluster() {
    Path data = shared.folder().resolve("cluster");
    part("Flow Trail, cluster", () -> clusterLoads(data));
    if (options.wants(Workload.X)) {
      part("Flow Trail, cluster: four bodies of 50 MB", () -> clusterX(data));
    }
    if (options.wants(Workload.BACKLOG)) {
      part("Flow Trail, cluster: backlog", () -> clusterBacklog(data));
    }
  }

  /** The second start: the first one makes the database, and what the JVM learns is kept. */
  private void embeddedStart(Path data) throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      cleanup.closeNow(new Embedded(data, cleanup).process());
      Embedded again = new Embedded(data, cleanup);
      shared.figures().put("embedded.startMillis", again.process().start().toNanos() / 1e6);
      shared
          .figures()
          .put(
              "embedded.idleMegabytes",
              ProcessFigures.residentBytes(again.process().handle()) / 1e6);
    }
  }

  private void embeddedLoads(Path data) throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      loads(new Embedded(data, cleanup));
    }
  }

  private void loads(Deployment deployment) throws IOException, InterruptedException {
    Scale scale = options.scale();
    FlowTrailRuns runs = new FlowTrailRuns(deployment, shared, options.profile());
    if (options.wants(Workload.S)) {
      runs.sized(Size.S, scale.of(200_000), 1_000);
    }
    if (options.wants(Workload.M)) {
      runs.sized(Size.M, scale.of(2_000), 100);
    }
    if (options.wants(Workload.L)) {
      runs.large(Size.L, Math.max(scale.of(20), 4));
    }
    if (options.wants(Workload.MIX)) {
      runs.mix(scale.of(2_000));
    }
    if (options.wants(Workload.STORM)) {
      runs.storm(scale.of(200_000));
    }
  }

  private void embeddedX(Path data) throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      Embedded deployment = new Embedded(data, cleanup);
      new FlowTrailRuns(deployment, shared, false).largest();
    }
  }

  private void backlogInPostgres() throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      Path data = shared.folder().resolve("workers-apart");
      backlog(ManyMachines.postgresAndFiles(data, cleanup));
    }
  }

  private void clusterLoads(Path data) throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      loads(ManyMachines.redisAndS3(data, cleanup));
    }
  }

  private void clusterX(Path data) throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      ManyMachines deployment = ManyMachines.redisAndS3(data, cleanup);
      new FlowTrailRuns(deployment, shared, false).largest();
    }
  }

  private void clusterBacklog(Path data) throws IOException, InterruptedException {
    try (Cleanup cleanup = new Cleanup()) {
      backlog(ManyMachines.redisAndS3(data, cleanup));
    }
  }

  private void backlog(WorkersApart deployment) throws IOException, InterruptedException {
    BacklogRuns runs = new BacklogRuns(deployment, shared);
    runs.drain(Size.M, options.scale().of(2_000));
    runs.drain(Size.S, options.scale().of(1_000_000));
  }

  private void peers() {
    if (NodePeer.isInstalled()) {
      part("The stand-in on Node", this::node);
    } else {
      failures.add("The stand-in on Node: its packages are not installed");
    }
    if (Zipkin.isInstalled()) {
      part("Zipkin", this::zipkin);
    } else {
      failures.add("Zipkin: its program was not fetched");
    }
  }

  private void node() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      NodePeer peer = new NodePeer(shared.folder().resolve("stand-in"), cleanup);
      new NodeRuns(peer, shared).all();
    }
  }

  private void zipkin() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      Zipkin zipkin = cleanup.add(new Zipkin(shared.folder().resolve("zipkin.log")));
      ZipkinRuns.measure(zipkin, shared);
    }
  }

  /** What a part does. */
  private interface Work {
    void run() throws Exception;
  }

  /** A part that fails leaves its rows empty, and the others go on. */
  private void part(String name, Work work) {
    System.out.println("\n== " + name);
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add(name + ": interrupted");
    } catch (Exception e) {
      failures.add(name + ": " + e);
      e.printStackTrace();
    }
  }

  private void tell() throws IOException {
    List<Row> rows = Rows.all();
    Path file = options.output().resolve(time + ".json");
    Report.write(file, machine, shared.figures(), rows, failures);
    System.out.println();
    System.out.print(Table.of(rows, shared.figures()));
    System.out.println("\nAll figures: " + file);
    failures.forEach(failure -> System.out.println("FAILED: " + failure));
  }
}
