package dev.flowtrail.server.database;

import java.io.IOException;
import java.lang.ProcessHandle.Info;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A postmaster whose server was killed: it runs on, and would keep the next one out. */
record OrphanedPostmaster(ProcessHandle process, PostgresHome home) {

  private static final Logger LOG = System.getLogger(OrphanedPostmaster.class.getName());

  /**
   * The process that the home's {@code postmaster.pid} names, if it runs the programs of this very
   * home. Those are nobody else's, so a foreign process that got the same number is told apart, and
   * so is the postmaster of a copied folder.
   */
  static Optional<OrphanedPostmaster> find(PostgresHome home) throws IOException {
    return PostmasterFile.read(home)
        .flatMap(file -> ProcessHandle.of(file.pid()))
        .map(process -> new OrphanedPostmaster(process, home))
        .filter(OrphanedPostmaster::isRunning);
  }

  void end() {
    LOG.log(
        Level.INFO,
        "Ending PostgreSQL (process {0}) that a killed server left behind",
        Long.toString(process.pid()));
    new Shutdown(process.pid(), this::isRunning).run();
  }

  /** A process that has ended but that nobody has taken leave of has no program any more. */
  private boolean isRunning() {
    Info info = process.info();
    return process.isAlive()
        && info.command()
            .map(program -> Path.of(program).startsWith(home.folder()))
            .orElseGet(() -> worksOnTheCluster(info));
  }

  /** The program of another user's process may be hidden, its arguments are not. */
  private boolean worksOnTheCluster(Info info) {
    return info.arguments()
        .map(Arrays::asList)
        .filter(arguments -> arguments.contains(home.cluster().toString()))
        .isPresent();
  }
}
