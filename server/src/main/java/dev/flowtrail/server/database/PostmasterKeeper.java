package dev.flowtrail.server.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Keeps PostgreSQL running: when it dies unasked, it is started again, on the same port. */
final class PostmasterKeeper implements AutoCloseable {

  private static final Logger LOG = System.getLogger(PostmasterKeeper.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PostgresHome home;
  private final List<String> commandLine;
  private Postmaster postmaster;
  private boolean closed;

  private PostmasterKeeper(PostgresHome home, List<String> commandLine, Postmaster postmaster) {
    this.home = home;
    this.commandLine = commandLine;
    this.postmaster = postmaster;
  }

  static PostmasterKeeper start(PostgresHome home, List<String> commandLine)
      throws IOException, InterruptedException {
    Postmaster postmaster = Postmaster.start(home, commandLine);
    PostmasterKeeper keeper = new PostmasterKeeper(home, commandLine, postmaster);
    Thread.ofVirtual().name("postgres keeper").start(keeper::keep);
    return keeper;
  }

  synchronized long pid() {
    return postmaster.pid();
  }

  @Override
  public synchronized void close() {
    closed = true;
    postmaster.close();
  }

  private void keep() {
    try {
      while (!isClosed()) {
        current().awaitEnd();
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first tries may come too early: the dead one's sessions need a moment to notice. */
  private void restart() throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (!tryRestart()) {
      Thread.sleep(pause);
      pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
    }
  }

  private synchronized boolean tryRestart() throws InterruptedException {
    if (closed) {
      return true;
    }
    LOG.log(Level.WARNING, "PostgreSQL ended unasked; starting it again");
    try {
      postmaster = Postmaster.start(home, commandLine);
      return true;
    } catch (IOException | StartFailure e) {
      LOG.log(Level.ERROR, "PostgreSQL cannot be started again; the next try follows", e);
      return false;
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized Postmaster current() {
    return postmaster;
  }
}
