package dev.flowtrail.benchmarks.systems;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.part.Part;
import dev.flowtrail.cluster.part.S3Endpoint;
import dev.flowtrail.cluster.part.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One process that answers and one that stores, over parts that other machines could share. */
public final class ManyMachines implements WorkersApart {

  /** Where programs that travel in libraries are unpacked, once for all runs. */
  static final Path PROGRAMS = Path.of("target", "bench", "programs").toAbsolutePath();

  private final String name;
  private final Path folder;
  private final Cluster cluster;

  private ManyMachines(String name, Path folder, Cluster cluster) {
    this.name = name;
    this.folder = folder;
    this.cluster = cluster;
  }

  /** PostgreSQL, Redis that syncs each write, and S3. */
  public static ManyMachines redisAndS3(Path folder, Cleanup cleanup) {
    ClusterBuilder builder = ClusterBuilder.manyMachines(folder, PROGRAMS);
    return start("cluster", folder, builder, cleanup);
  }

  /** The queue in PostgreSQL and the data in files, as in the embedded default. */
  public static ManyMachines postgresAndFiles(Path folder, Cleanup cleanup) {
    ClusterBuilder builder = ClusterBuilder.embedded(folder, PROGRAMS).postgres(true);
    return start("embedded", folder, builder, cleanup);
  }

  private static ManyMachines start(
      String name, Path folder, ClusterBuilder builder, Cleanup cleanup) {
    return new ManyMachines(name, folder, cleanup.add(builder.apis(1).workers(1).start()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI api() {
    return cluster.addresses().getFirst();
  }

  @Override
  public List<ProcessHandle> servers() {
    return processes(part -> part instanceof Server).toList();
  }

  @Override
  public List<ProcessHandle> helpers() {
    return processes(part -> !(part instanceof Server))
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .toList();
  }

  private Stream<ProcessHandle> processes(Predicate<Part> which) {
    return cluster.parts().stream()
        .filter(which)
        .filter(Part::isRunning)
        .flatMap(part -> ProcessHandle.of(part.pid()).stream());
  }

  @Override
  public StoredObjects storedObjects() throws IOException {
    Path objects = cluster.objects().map(S3Endpoint::objects).orElse(folder.resolve("payload"));
    return Embedded.filesIn(objects);
  }

  @Override
  public void stopWorkers() {
    cluster.workers().forEach(Part::stop);
  }

  @Override
  public void startWorkers() {
    cluster.workers().forEach(Part::start);
  }

  @Override
  public long redisBytes() throws IOException {
    return cluster.queue().isEmpty()
        ? 0
        : RedisServer.usedBytes(new InetSocketAddress("127.0.0.1", cluster.queue().get().port()));
  }
}
