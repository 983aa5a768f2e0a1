package dev.flowtrail.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The PostgreSQL that the server brings along: unpacked into the data folder at the first start,
 * reused by later ones, reachable from this machine only, durable, ended together with the server.
 * When it dies unasked it is started again; when its server is killed, the next start ends it.
 */
public final class ManagedPostgres implements AutoCloseable {

  private static final String DATABASE = "postgres";

  private final PostmasterKeeper postmaster;
  private final DatabaseAddress address;

  private ManagedPostgres(PostmasterKeeper postmaster, DatabaseAddress address) {
    this.postmaster = postmaster;
    this.address = address;
  }

  /**
   * Returns as soon as connections are welcome.
   *
   * @throws StartFailure when PostgreSQL cannot run here, or its files are not in order
   */
  public static ManagedPostgres start(DataFolder dataFolder) {
    return start(dataFolder, RunAs.forThisServer(), PostgresSettings.EMBEDDED);
  }

  static ManagedPostgres start(DataFolder dataFolder, RunAs runAs, PostgresSettings settings) {
    PostgresHome home = new PostgresHome(dataFolder.path());
    try {
      Files.createDirectories(home.folder());
      Path binaries = PostgresBinaries.unpack(home, version());
      PostgresCluster.create(home, binaries, runAs);
      OrphanedPostmaster.find(home).ifPresent(OrphanedPostmaster::end);
      runAs.own(home);
      int port = Postmaster.freePort();
      List<String> program = program(home, binaries, settings.with("port", Integer.toString(port)));
      PostmasterKeeper postmaster = PostmasterKeeper.start(home, runAs.line(program));
      return new ManagedPostgres(postmaster, address(home, port));
    } catch (IOException e) {
      throw new StartFailure("PostgreSQL cannot start in " + home.folder(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while PostgreSQL started", e);
    }
  }

  /** Valid until {@link #close}. */
  public DatabaseAddress address() {
    return address;
  }

  /** The number of the main process; another one after it died and was started again. */
  public long pid() {
    return postmaster.pid();
  }

  /** Ends PostgreSQL within 10 seconds; nothing that was committed is lost. */
  @Override
  public void close() {
    postmaster.close();
  }

  /** The version of the programs that come with this build. */
  static String version() throws IOException {
    try (InputStream file = ManagedPostgres.class.getResourceAsStream("postgres.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    }
  }

  static List<String> program(PostgresHome home, Path binaries, PostgresSettings settings) {
    List<String> line = new ArrayList<>();
    line.add(binaries.resolve("bin/postgres").toString());
    line.add("-D");
    line.add(home.cluster().toString());
    line.addAll(settings.arguments());
    return line;
  }

  /** Loopback: encryption and its negotiation would only cost time. */
  static DatabaseAddress address(PostgresHome home, int port) throws IOException {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
            .formatted(port, DATABASE),
        PostgresCluster.USER,
        PostgresCluster.password(home));
  }
}
