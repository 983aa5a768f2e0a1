package dev.flowtrail.server;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.logging.LogFormat;
import dev.flowtrail.server.logging.LogLevel;
import dev.flowtrail.server.queue.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** A whole server in this process, on a free port, with a database and a data folder of its own. */
public final class RunningServer implements AutoCloseable {

  private final TestDatabase database = TestDatabase.create();
  private final Lifetime lifetime = new Lifetime();
  private final Path dataFolder;
  private final Api api;

  private RunningServer(Limits limits, long maxEntries) {
    try {
      dataFolder = Files.createTempDirectory("flowtrail");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Settings settings =
        new Settings(
            "127.0.0.1",
            0,
            Settings.Role.ALL,
            dataFolder,
            LogFormat.TEXT,
            LogLevel.WARN,
            Optional.of(database.address()),
            new Settings.Queueing(
                Optional.empty(), false, maxEntries, 8L << 30, Duration.ofHours(24)),
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
    return new RunningServer(limits, Policies.ROOMY.maxEntries());
  }

  /** A server whose queue takes no more than so many flows. */
  public static RunningServer startWithRoomFor(long maxEntries) {
    return new RunningServer(Limits.DEFAULT, maxEntries);
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
    database.close();
    delete(dataFolder);
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
