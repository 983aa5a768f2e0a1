package dev.flowtrail.cluster;

import static java.util.stream.Collectors.toSet;

import dev.flowtrail.cluster.part.OwnPostgres;
import dev.flowtrail.cluster.part.Part;
import dev.flowtrail.cluster.part.Postgres;
import dev.flowtrail.cluster.part.Redis;
import dev.flowtrail.cluster.part.S3Endpoint;
import dev.flowtrail.cluster.part.Server;
import dev.flowtrail.cluster.part.SmallDisk;
import dev.flowtrail.server.database.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A running cluster: what {@link ClusterBuilder} was told to put together. Thread-safe as long as
 * each part is started and ended by one thread at a time.
 */
public final class Cluster implements AutoCloseable {

  private final Backing backing;
  private final Networks networks;
  private final DataFiles files;
  private final List<Server> apis;
  private final List<Server> workers;

  Cluster(
      Backing backing,
      Networks networks,
      DataFiles files,
      List<Server> apis,
      List<Server> workers) {
    this.backing = backing;
    this.networks = networks;
    this.files = files;
    this.apis = List.copyOf(apis);
    this.workers = List.copyOf(workers);
  }

  /**
   * What the servers lean on.
   *
   * @param postgres empty when the server has its own
   */
  record Backing(
      Optional<Postgres> postgres,
      Optional<Redis> queue,
      Optional<Redis> cache,
      Optional<S3Endpoint> objects) {

    Stream<Part> parts() {
      return Stream.of(postgres, queue, cache, objects).flatMap(Optional::stream);
    }
  }

  /**
   * Where data lies without an S3 endpoint.
   *
   * @param disk when it is a small one; it does not count as a part that may die
   */
  record DataFiles(Path folder, Optional<SmallDisk> disk) {}

  /** Returns as soon as all are ready; ends those that are when one does not get ready. */
  public synchronized void start() {
    try {
      files.disk().ifPresent(Part::start);
      backing.parts().forEach(Part::start);
      apis.getFirst().start();
      Stream.concat(apis.stream().skip(1), workers.stream()).parallel().forEach(Part::start);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Those that answer requests. */
  public List<Server> apis() {
    return apis;
  }

  /** Those that do nothing but store. */
  public List<Server> workers() {
    return workers;
  }

  /** Where to send flows and questions. */
  public List<URI> addresses() {
    return apis.stream().map(Server::address).toList();
  }

  public Optional<Postgres> postgres() {
    return backing.postgres();
  }

  /** The PostgreSQL of the first server, where it brings one along. */
  public Optional<OwnPostgres> ownPostgres() {
    return postgres().isPresent()
        ? Optional.empty()
        : Optional.of(new OwnPostgres(apis.getFirst()));
  }

  /** Where the servers' records are; another place after each life of an own PostgreSQL. */
  public DatabaseAddress database() {
    return postgres()
        .map(Postgres::address)
        .or(() -> ownPostgres().map(OwnPostgres::address))
        .orElseThrow();
  }

  /** Whether data files have a disk of their own. */
  public boolean hasSmallDisk() {
    return files.disk().isPresent();
  }

  /** Where data lies without an S3 endpoint. */
  public Path payloadFolder() {
    return files.folder();
  }

  /** Where the payload store keeps its objects as files. */
  public Path objectFolder() {
    return objects().map(S3Endpoint::objects).orElseGet(this::payloadFolder);
  }

  /** The keys of all objects in the payload store. */
  public Set<String> objectKeys() throws IOException {
    Path folder = objectFolder();
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(toSet());
    }
  }

  public Optional<Redis> queue() {
    return backing.queue();
  }

  public Optional<Redis> cache() {
    return backing.cache();
  }

  public Optional<S3Endpoint> objects() {
    return backing.objects();
  }

  /** Where the networks between the parts can be made to fail. */
  public Networks networks() {
    return networks;
  }

  /** All, those first that others lean on. */
  public List<Part> parts() {
    return Stream.<Stream<? extends Part>>of(backing.parts(), apis.stream(), workers.stream())
        .<Part>flatMap(parts -> parts)
        .toList();
  }

  /** Ends the servers first, then what they lean on. */
  @Override
  public synchronized void close() {
    Stream.concat(apis.stream(), workers.stream()).parallel().forEach(Part::close);
    Deque<Part> rest = new ArrayDeque<>();
    backing.parts().forEach(rest::push);
    rest.forEach(Part::close);
    files.disk().ifPresent(Part::close);
    networks.close();
  }
}
