package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.systems.Cleanup;
import dev.flowtrail.benchmarks.systems.NodePeer;
import dev.flowtrail.benchmarks.systems.Zipkin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    if (arguments.contains("--help")) {
      System.out.print(Options.USAGE);
      return 0;
    }
    try {
      return new Suite(Options.parse(arguments)).run();
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.err.print(Options.USAGE);
      return WRONG_USAGE;
    }
  }

  private int run() throws IOException {
    Files.createDirectories(shared.folder());
    machine.forEach((name, value) -> System.out.println(name + ": " + value));
    if (options.limits()) {
      limits();
    }
    FlowTrailParts parts = new FlowTrailParts(shared, options);
    if (options.ways().contains("embedded")) {
      embedded(parts);
    }
    if (options.ways().contains("cluster")) {
      cluster(parts);
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

  private void embedded(FlowTrailParts parts) {
    if (options.wants(Workload.START)) {
      part("Flow Trail, embedded: start", parts::embeddedStart);
    }
    part("Flow Trail, embedded", parts::embeddedLoads);
    if (options.wants(Workload.X)) {
      part("Flow Trail, embedded: four bodies of 50 MB", parts::embeddedLargest);
    }
    if (options.wants(Workload.INSIGHT)) {
      part("Flow Trail, embedded: questions", parts::embeddedInsight);
    }
    if (options.wants(Workload.EXPLORE)) {
      part("Flow Trail, embedded: questions across all flows", parts::embeddedExplore);
    }
    if (options.wants(Workload.BACKLOG)) {
      part("Flow Trail, embedded, worker apart: backlog", parts::embeddedBacklog);
    }
  }

  private void cluster(FlowTrailParts parts) {
    part("Flow Trail, cluster", parts::clusterLoads);
    if (options.wants(Workload.X)) {
      part("Flow Trail, cluster: four bodies of 50 MB", parts::clusterLargest);
    }
    if (options.wants(Workload.BACKLOG)) {
      part("Flow Trail, cluster: backlog", parts::clusterBacklog);
    }
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
    if (failures.isEmpty() && !options.profile()) {
      delete(shared.folder());
    } else {
      System.out.println("Logs, recordings and data: " + shared.folder());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
