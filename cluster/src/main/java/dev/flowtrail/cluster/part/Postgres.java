package dev.flowtrail.cluster.part;

import dev.flowtrail.server.database.ClusterPostgres;
import dev.flowtrail.server.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with a database for the servers; durable as the servers' own. */
public final class Postgres implements Part {

  private final String name;
  private final int port = Ports.free();
  private final ClusterPostgres postgres;
  private ClusterPostgres.@Nullable Running running;

  public Postgres(String name, Path folder, Programs programs) {
    this.name = name;
    try {
      this.postgres = ClusterPostgres.prepare(folder, programs.folder(), port);
    } catch (IOException e) {
      throw new PartFailure("No database can be made in " + folder, e);
    }
  }

  public int port() {
    return port;
  }

  public DatabaseAddress address() {
    return postgres.address();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    try {
      running = postgres.start();
    } catch (IOException e) {
      throw new PartFailure(name + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailure("Interrupted while " + name + " started", e);
    }
  }

  /** The main process first, so that it starts no others. */
  @Override
  public void kill() {
    List<ProcessHandle> all = running().processes();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      running().awaitEnd();
      all.stream().skip(1).forEach(Postgres::awaitEnd);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailure("Interrupted while " + name + " ended", e);
    } finally {
      running = null;
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().join();
  }

  @Override
  public void stop() {
    thaw();
    running().stop();
    running = null;
  }

  @Override
  public void freeze() {
    Signals.send("STOP", pids());
  }

  @Override
  public void thaw() {
    Signals.send("CONT", pids());
  }

  private List<Long> pids() {
    return running().processes().stream().map(ProcessHandle::pid).toList();
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public long pid() {
    return running().pid();
  }

  private ClusterPostgres.Running running() {
    return Objects.requireNonNull(running, () -> name + " does not run");
  }
}
