package dev.flowtrail.cluster;

import dev.flowtrail.cluster.part.Launch;
import dev.flowtrail.cluster.part.Postgres;
import dev.flowtrail.cluster.part.Programs;
import dev.flowtrail.cluster.part.Redis;
import dev.flowtrail.cluster.part.S3Endpoint;
import dev.flowtrail.cluster.part.Server;
import dev.flowtrail.cluster.part.SmallDisk;
import dev.flowtrail.server.database.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts a cluster together. Two profiles to begin with: {@link #embedded}, a server as it comes, and
 * {@link #manyMachines}, two to answer and two to store over PostgreSQL, Redis and S3.
 */
public final class ClusterBuilder {

  private final Path folder;
  private final Programs programs;
  private final Map<String, String> settings = new HashMap<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private int apis;
  private int workers;
  private boolean ownPostgres;
  private boolean redis;
  private boolean cacheRedis;
  private boolean s3;
  private boolean failingNetworks;
  private int diskMegabytes;

  private ClusterBuilder(Path folder, Path programs) {
    this.folder = folder.toAbsolutePath();
    this.programs = new Programs(programs.toAbsolutePath());
  }

  /**
   * One server that brings its database along and keeps its data in files.
   *
   * @param folder for the data and logs of all parts; what an earlier cluster left there is used
   * @param programs for what has to be unpacked once; may be shared
   */
  public static ClusterBuilder embedded(Path folder, Path programs) {
    return new ClusterBuilder(folder, programs).apis(1);
  }

  /** As {@link #embedded}, but the many-machine profile. */
  public static ClusterBuilder manyMachines(Path folder, Path programs) {
    ClusterBuilder builder = new ClusterBuilder(folder, programs).apis(2).workers(2);
    builder.ownPostgres = true;
    builder.redis = true;
    builder.cacheRedis = true;
    builder.s3 = true;
    return builder;
  }

  /** How many answer requests; without workers they store as well. */
  public ClusterBuilder apis(int count) {
    apis = count;
    return this;
  }

  /** How many do nothing but store. */
  public ClusterBuilder workers(int count) {
    workers = count;
    return this;
  }

  /** A PostgreSQL beside the servers. */
  public ClusterBuilder postgres(boolean wanted) {
    ownPostgres = wanted;
    return this;
  }

  /** A Redis for the queue, else it is in PostgreSQL. */
  public ClusterBuilder redis(boolean wanted) {
    redis = wanted;
    return this;
  }

  /** A Redis for the read cache, else it is in each process. */
  public ClusterBuilder cacheRedis(boolean wanted) {
    cacheRedis = wanted;
    return this;
  }

  /** An S3 endpoint for the data, else it is in files. */
  public ClusterBuilder s3(boolean wanted) {
    s3 = wanted;
    return this;
  }

  /** Networks that can be made to fail, before PostgreSQL, the queue's Redis and S3. */
  public ClusterBuilder failingNetworks() {
    failingNetworks = true;
    return this;
  }

  /** Data as files on a disk of their own, which ends with the cluster, where that is permitted. */
  public ClusterBuilder smallDisk(int megabytes) {
    diskMegabytes = megabytes;
    return this;
  }

  /** A setting for all servers, by its name on the command line without dashes. */
  public ClusterBuilder setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** An option for the JVMs of all servers. */
  public ClusterBuilder jvmOption(String option) {
    jvmOptions.add(option);
    return this;
  }

  /** Returns as soon as all parts are ready. */
  public Cluster start() {
    Cluster cluster = build();
    cluster.start();
    return cluster;
  }

  /** All parts, none of them started. */
  public Cluster build() {
    Cluster.Backing backing =
        new Cluster.Backing(
            ownPostgres
                ? Optional.of(new Postgres("postgres", folder.resolve("postgres"), programs))
                : Optional.empty(),
            redis
                ? Optional.of(Redis.queue("redis", folder.resolve("redis"), programs))
                : Optional.empty(),
            cacheRedis
                ? Optional.of(Redis.cache("redis-cache", folder.resolve("redis-cache"), programs))
                : Optional.empty(),
            s3 ? Optional.of(new S3Endpoint("s3", folder.resolve("s3"))) : Optional.empty());
    Networks networks = failingNetworks ? Networks.before(backing) : Networks.NONE;
    Optional<SmallDisk> disk = disk();
    Path payloadFolder = payloadFolder(disk);
    Map<String, String> common = settings(backing, networks, payloadFolder);
    return new Cluster(
        backing,
        networks,
        new Cluster.DataFiles(payloadFolder, disk),
        servers("api", apis, common, workers == 0 ? "all" : "api"),
        servers("worker", workers, common, "worker"));
  }

  private Map<String, String> settings(
      Cluster.Backing backing, Networks networks, Path payloadFolder) {
    Map<String, String> all = new HashMap<>();
    all.put("payload-dir", payloadFolder.toString());
    backing.postgres().map(networks::address).ifPresent(address -> addDatabase(address, all));
    backing.queue().ifPresent(it -> all.put("redis-url", networks.url(it).toString()));
    backing.cache().ifPresent(it -> all.put("cache-redis-url", it.url().toString()));
    backing.objects().ifPresent(it -> addBucket(networks.url(it), all));
    all.putAll(settings);
    return all;
  }

  private Path payloadFolder(Optional<SmallDisk> disk) {
    return disk.map(SmallDisk::root).orElse(folder).resolve("payload");
  }

  private static void addDatabase(DatabaseAddress address, Map<String, String> settings) {
    settings.put("database-url", address.jdbcUrl());
    settings.put("database-user", address.user());
    settings.put("database-password", address.password());
  }

  private static void addBucket(URI endpoint, Map<String, String> settings) {
    settings.put("s3-bucket", S3Endpoint.BUCKET);
    settings.put("s3-endpoint", endpoint.toString());
    settings.put("s3-region", "us-east-1");
    settings.put("s3-path-style", "true");
  }

  private List<Server> servers(String kind, int count, Map<String, String> common, String role) {
    Map<String, String> given = new HashMap<>(common);
    given.put("role", role);
    Map<String, String> credentials =
        Map.of(
            "AWS_ACCESS_KEY_ID", S3Endpoint.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", S3Endpoint.SECRET_KEY);
    Launch launch = new Launch(jvmOptions, given, credentials);
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> kind + "-" + number)
        .map(name -> new Server(name, folder.resolve(name), programs, launch))
        .toList();
  }

  private Optional<SmallDisk> disk() {
    return diskMegabytes == 0 || !SmallDisk.isPermitted()
        ? Optional.empty()
        : Optional.of(new SmallDisk("disk", folder.resolve("disk"), diskMegabytes));
  }
}
