package dev.flowtrail.cluster.part;

import dev.flowtrail.server.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The PostgreSQL that a server brings along; the server starts it, also again after its death. */
public final class OwnPostgres implements Part {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PORT_LINE = 3;

  private final Server server;

  public OwnPostgres(Server server) {
    this.server = server;
  }

  /** Where it is in this life of the server. */
  public DatabaseAddress address() {
    try {
      String password = Files.readString(home().resolve("password")).strip();
      return new DatabaseAddress(
          "jdbc:postgresql://127.0.0.1:%s/postgres?sslmode=disable&gssEncMode=disable"
              .formatted(postmasterFile().get(PORT_LINE)),
          "flowtrail",
          password);
    } catch (IOException e) {
      throw new PartFailure("No database in " + home(), e);
    }
  }

  @Override
  public String name() {
    return server.name() + "'s postgres";
  }

  /** Waits until the server has brought it back. */
  @Override
  public void start() {
    if (server.isRunning() && !Await.isTrue(PATIENCE, server::isReady)) {
      throw new PartFailure(name() + " does not come back: see " + server.log());
    }
  }

  @Override
  public void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    Await.isTrue(PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException(name() + " is stopped by its server");
  }

  /** It ends with its server. */
  @Override
  public void close() {}

  @Override
  public void freeze() {
    Signals.send("STOP", processes().stream().map(ProcessHandle::pid).toList());
  }

  @Override
  public void thaw() {
    Signals.send("CONT", processes().stream().map(ProcessHandle::pid).toList());
  }

  @Override
  public boolean isRunning() {
    return main().isPresent();
  }

  @Override
  public long pid() {
    return main().orElseThrow(() -> new PartFailure(name() + " does not run")).pid();
  }

  private List<ProcessHandle> processes() {
    return main().stream()
        .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
        .toList();
  }

  private Optional<ProcessHandle> main() {
    try {
      return ProcessHandle.of(Long.parseLong(postmasterFile().getFirst().strip()))
          .filter(ProcessHandle::isAlive);
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private List<String> postmasterFile() throws IOException {
    return Files.readAllLines(home().resolve("data/postmaster.pid"));
  }

  private Path home() {
    return server.dataFolder().resolve("postgres");
  }
}
