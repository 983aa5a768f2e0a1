package dev.flowtrail.benchmarks.systems;

import dev.flowtrail.server.database.DataFolder;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.ManagedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in of the design that Flow Trail replaces, as {@code peers/node} describes it: an API
 * process and a worker process on Node, with a Redis that keeps nothing on disk (as its compose
 * file had it), a PostgreSQL, and an object store without latency.
 */
public final class NodePeer {

  /** The rate that its worker was shipped with. */
  public static final int SHIPPED_JOBS_PER_SECOND = 100;

  public static final int NO_LIMIT = 0;

  private static final Path PROGRAMS = Path.of("benchmarks/peers/node");
  private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");
  private static final Pattern WORKING = Pattern.compile("(working)");

  private final Path folder;
  private final Cleanup cleanup;
  private final RedisServer redis;
  private final S3Stub s3;
  private final ManagedPostgres postgres;
  private final DatabaseAddress database;
  private final ChildProcess api;
  private final URI address;
  private @Nullable ChildProcess worker;

  /**
   * Starts all but the worker.
   *
   * @param cleanup ends all of it
   */
  public NodePeer(Path folder, Cleanup cleanup) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.cleanup = cleanup;
    this.redis = cleanup.add(RedisServer.volatileOne(folder.resolve("redis")));
    this.s3 = cleanup.add(new S3Stub());
    DataFolder dataFolder = cleanup.add(DataFolder.open(folder.resolve("data")));
    this.postgres = cleanup.add(ManagedPostgres.start(dataFolder));
    this.database = postgres.address();
    this.api = cleanup.add(start("api.mjs", SHIPPED_JOBS_PER_SECOND));
    this.address = URI.create("http://127.0.0.1:" + api.await(LISTENING));
  }

  /** Whether its packages are installed. */
  public static boolean isInstalled() {
    return Files.isDirectory(PROGRAMS.resolve("node_modules/bullmq"));
  }

  /**
   * @param jobsPerSecond the most that it may do, {@link #NO_LIMIT} for as many as it can
   */
  public void startWorker(int jobsPerSecond) throws IOException, InterruptedException {
    worker = cleanup.add(start("worker.mjs", jobsPerSecond));
    worker.await(WORKING);
  }

  public void stopWorker() {
    if (worker != null) {
      cleanup.closeNow(worker);
    }
    worker = null;
  }

  private ChildProcess start(String program, int jobsPerSecond) throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("PEER_REDIS_PORT", Integer.toString(redis.address().getPort()));
    variables.put("PEER_POSTGRES_URL", postgresUrl());
    variables.put("PEER_S3_ENDPOINT", s3.endpoint().toString());
    variables.put("PEER_JOBS_PER_SECOND", Integer.toString(jobsPerSecond));
    return ChildProcess.start(
        folder.resolve(program + ".log"),
        variables,
        List.of("node", PROGRAMS.resolve(program).toString()));
  }

  private String postgresUrl() {
    URI jdbc = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    return "postgresql://%s:%s@127.0.0.1:%d%s"
        .formatted(database.user(), database.password(), jdbc.getPort(), jdbc.getPath());
  }

  public URI api() {
    return address;
  }

  /** The processes that work on a flow until it is accepted. */
  public List<ProcessHandle> acceptingProcesses() {
    return List.of(api.handle(), redis.handle());
  }

  /** The processes that work on a flow from then on, but for the object store. */
  public List<ProcessHandle> storingProcesses() {
    Stream<ProcessHandle> database =
        ProcessHandle.of(postgres.pid()).stream()
            .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()));
    Stream<ProcessHandle> own = Stream.ofNullable(worker).map(ChildProcess::handle);
    return Stream.of(own, Stream.of(redis.handle()), database).flatMap(part -> part).toList();
  }

  public long redisBytes() throws IOException {
    return redis.usedBytes();
  }

  /** Drops what waits. */
  public void forgetBacklog() throws IOException {
    redis.clear();
  }

  public long puts() {
    return s3.puts();
  }

  /** How many flows it has stored. */
  public long storedFlows() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select count(*) from flow
                """)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
