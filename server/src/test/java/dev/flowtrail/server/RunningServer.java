package dev.flowtrail.server;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.logging.LogFormat;
import dev.flowtrail.server.logging.LogLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** A whole server in this process, on a free port, with a database and a data folder of its own. */
public final class RunningServer implements AutoCloseable {

  private final Lifetime lifetime = new Lifetime();
  private final TestDatabase database;
  private final Path dataFolder;
  private final boolean owner;
  private final Api api;

  private RunningServer(
      Settings.Role role, Limits limits, TestDatabase database, Path folder, boolean owner) {
    this.database = database;
    this.dataFolder = folder;
    this.owner = owner;
    Settings settings =
        new Settings(
            "127.0.0.1",
            0,
            List.of(),
            role,
            dataFolder,
            LogFormat.TEXT,
            LogLevel.WARN,
            Optional.of(database.address()),
            new Settings.Queueing(
                Optional.empty(), false, 1_000_000, 8L << 30, Duration.ofHours(24)),
            new Settings.Payloads(
                dataFolder.resolve("payload"),
                Optional.empty(),
                16 << 20,
                Duration.ofMillis(200),
                Duration.ofHours(24)),
            new Settings.Caching(Optional.empty(), 128L << 20),
            limits,
            Duration.ofSeconds(10));
    api = new Api(Wiring.start(settings, lifetime).address());
  }

  public static RunningServer start() {
    return start(Limits.DEFAULT);
  }

  public static RunningServer start(Limits limits) {
    return start(Settings.Role.ALL, limits);
  }

  static RunningServer start(Settings.Role role) {
    return start(role, Limits.DEFAULT);
  }

  private static RunningServer start(Settings.Role role, Limits limits) {
    try {
      Path folder = Files.createTempDirectory("flowtrail");
      return new RunningServer(role, limits, TestDatabase.create(), folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more server on the same database and payload; to be closed before this one. */
  RunningServer beside(Settings.Role role) {
    return new RunningServer(role, Limits.DEFAULT, database, dataFolder, false);
  }

  public Api api() {
    return api;
  }

  /** The server's own tables. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** Where the segments are. */
  public Path payloadFolder() {
    return dataFolder.resolve("payload");
  }

  /** Takes the database away from the running server. */
  public void dropDatabase() {
    database.close();
  }

  @Override
  public void close() {
    lifetime.close();
    if (owner) {
      database.close();
      delete(dataFolder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
