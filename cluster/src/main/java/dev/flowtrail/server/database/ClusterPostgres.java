package dev.flowtrail.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The PostgreSQL that the server brings along, but for others to start and to kill: it does not
 * come back by itself. It lives here because this is how the server runs it.
 */
public final class ClusterPostgres {

  private final DatabaseAddress address;
  private final PostgresHome home;
  private final List<String> commandLine;

  private ClusterPostgres(DatabaseAddress address, PostgresHome home, List<String> commandLine) {
    this.address = address;
    this.home = home;
    this.commandLine = commandLine;
  }

  /** Makes an empty database in the folder, where there is none yet; starts nothing. */
  public static ClusterPostgres prepare(Path folder, Path programs, int port) throws IOException {
    PostgresHome home = new PostgresHome(Files.createDirectories(folder));
    Files.createDirectories(home.folder());
    Path binaries = unpack(programs);
    RunAs runAs = RunAs.forThisServer();
    PostgresCluster.create(home, binaries, runAs);
    runAs.own(home);
    PostgresSettings settings =
        PostgresSettings.EMBEDDED
            .with("port", Integer.toString(port))
            .with("max_connections", "200");
    List<String> program = ManagedPostgres.program(home, binaries, settings);
    return new ClusterPostgres(ManagedPostgres.address(home, port), home, runAs.line(program));
  }

  private static synchronized Path unpack(Path programs) throws IOException {
    PostgresHome shared = new PostgresHome(Files.createDirectories(programs));
    Files.createDirectories(shared.folder());
    return PostgresBinaries.unpack(shared, ManagedPostgres.version());
  }

  public DatabaseAddress address() {
    return address;
  }

  /** Returns as soon as connections are welcome. */
  public Running start() throws IOException, InterruptedException {
    return new Running(Postmaster.start(home, commandLine));
  }

  /** One life of it. */
  public static final class Running {

    private final Postmaster postmaster;

    private Running(Postmaster postmaster) {
      this.postmaster = postmaster;
    }

    public long pid() {
      return postmaster.pid();
    }

    /** The main process and one for each connection, and those in the background. */
    public List<ProcessHandle> processes() {
      return ProcessHandle.of(pid()).stream()
          .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
          .toList();
    }

    public void awaitEnd() throws InterruptedException {
      postmaster.awaitEnd();
    }

    public void stop() {
      postmaster.close();
    }
  }
}
