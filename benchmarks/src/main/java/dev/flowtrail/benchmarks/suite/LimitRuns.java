package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.FlowRequests;
import dev.flowtrail.benchmarks.bodies.Size;
import dev.flowtrail.benchmarks.limits.Disk;
import dev.flowtrail.benchmarks.limits.PostgresCopy;
import dev.flowtrail.benchmarks.limits.PostgresQueue;
import dev.flowtrail.benchmarks.limits.Processor;
import dev.flowtrail.benchmarks.limits.RedisAppends;
import dev.flowtrail.benchmarks.load.HttpConnection;
import dev.flowtrail.benchmarks.load.Load;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.systems.Cleanup;
import dev.flowtrail.benchmarks.systems.NoopServer;
import dev.flowtrail.benchmarks.systems.RedisServer;
import dev.flowtrail.server.database.DataFolder;
import dev.flowtrail.server.database.ManagedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The physical limits, measured in the same run as what is held against them. */
final class LimitRuns {

  private static final int CONNECTIONS = 64;

  private final Path folder;
  private final Shared shared;

  LimitRuns(Shared shared) {
    this.folder = shared.folder().resolve("limits");
    this.shared = shared;
  }

  void disk() throws Exception {
    Disk disk = new Disk(Files.createDirectories(folder), shared.scale().limit());
    double syncs = disk.syncsPerSecond();
    shared.figures().put("limit.diskSyncsPerSecond", syncs);
    shared.figures().put("limit.diskSyncMillis", 1e3 / syncs);
    shared.figures().put("limit.diskMegabytesPerSecond", disk.syncedMegabytesPerSecond());
  }

  void processor() throws Exception {
    for (Size size : new Size[] {Size.S, Size.M, Size.L}) {
      byte[] document = FlowRequests.each(shared.bodies(), "limit", size).document(0);
      Processor processor = new Processor(document, shared.scale().limit());
      shared
          .figures()
          .put("limit.jsonScanMegabytesPerSecond." + size, processor.scannedMegabytesPerSecond());
      shared
          .figures()
          .put("limit.zstdMegabytesPerSecond." + size, processor.compressedMegabytesPerSecond());
    }
    shared.bodies().forget(Size.L);
  }

  void noopPosts() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      Files.createDirectories(folder);
      NoopServer server = cleanup.add(new NoopServer(folder.resolve("noop.log")));
      post(server, shared.scale().steady());
      Cost cost = new Cost(List.of(server.handle()));
      Outcome outcome = post(server, shared.scale().steady());
      shared.figures().put("limit.noopServerMicrosPerRequest", cost.microsPerRequest(outcome));
      shared.figures().put("limit.noopPostsPerSecond", outcome.perSecond());
      shared
          .figures()
          .put(
              "limit.noopClientMicrosPerRequest",
              outcome.clientCpu().toNanos() / 1e3 / outcome.acknowledged());
    }
  }

  private Outcome post(NoopServer server, Duration during) throws InterruptedException {
    return Load.run(
        () -> new HttpConnection(server.address()),
        FlowRequests.each(shared.bodies(), "noop", Size.S),
        Plan.closed(CONNECTIONS, Long.MAX_VALUE, during));
  }

  void redis() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      RedisServer redis = cleanup.add(RedisServer.durable(folder.resolve("redis")));
      shared
          .figures()
          .put(
              "limit.redisSyncedAppendsPerSecond",
              RedisAppends.perSecond(redis, shared.scale().limit()));
    }
  }

  void postgres() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      DataFolder data = cleanup.add(DataFolder.open(folder.resolve("copy")));
      ManagedPostgres postgres = cleanup.add(ManagedPostgres.start(data));
      Figures figures = shared.figures();
      double rows = PostgresCopy.rowsPerSecond(postgres.address(), shared.scale().limit());
      figures.put("limit.postgresCopyRowsPerSecond", rows);
      PostgresQueue queue = new PostgresQueue(postgres.address());
      double enqueued = queue.enqueuedPerSecond(shared.scale().limit());
      figures.put("limit.postgresQueueEnqueuedPerSecond", enqueued);
      figures.put("limit.postgresQueueTakenPerSecond", queue.takenPerSecond());
    }
  }
}
