package dev.flowtrail.server;

import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
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
  private final Optional<Api> telemetry;

  private RunningServer(
      TestDatabase database, Path dataFolder, boolean owner, Map<String, String> settings) {
    this.database = database;
    this.dataFolder = dataFolder;
    this.owner = owner;
    Wiring server = Wiring.start(allSettings(settings), lifetime);
    api = new Api(server.address());
    telemetry = server.telemetryAddress().map(Api::new);
  }

  public static RunningServer start() {
    return start(Map.of());
  }

  /**
   * A server with these settings, by their names; the others have their defaults.
   *
   * @throws InvalidSetting as for an operator
   */
  public static RunningServer start(Map<String, String> settings) {
    try {
      Path folder = Files.createTempDirectory("flowtrail");
      return new RunningServer(TestDatabase.create(), folder, true, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more server on the same database and payload; to be closed before this one. */
  public RunningServer beside(Map<String, String> settings) {
    return new RunningServer(database, dataFolder, false, settings);
  }

  private Settings allSettings(Map<String, String> settings) {
    DatabaseAddress address = database.address();
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.PORT, "0");
    all.put(Setting.LOG_LEVEL, "warn");
    all.put(Setting.DATA_DIR, dataFolder.toString());
    all.put(Setting.DATABASE_URL, address.jdbcUrl());
    all.put(Setting.DATABASE_USER, address.user());
    all.put(Setting.DATABASE_PASSWORD, address.password());
    settings.forEach((key, text) -> all.put(Setting.byKey(key).orElseThrow(), text));
    return Settings.from(
        new SettingSources(all, Optional.empty(), Map.of(), dataFolder.resolve("none")));
  }

  public Api api() {
    return api;
  }

  /** The port for OpenTelemetry alone, when the settings ask for one. */
  public Api telemetry() {
    return telemetry.orElseThrow();
  }

  /** The server's own tables. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** For a second pool on the server's database, as another server would have it. */
  public DatabaseAddress databaseAddress() {
    return database.address();
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
