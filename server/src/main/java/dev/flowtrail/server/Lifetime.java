package dev.flowtrail.server;

import dev.flowtrail.server.database.StartFailure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that live and end together: the last one opened is the first one closed. */
final class Lifetime implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Lifetime.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private boolean ended;

  /** A part that comes when all has ended is closed at once. */
  synchronized <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    if (ended) {
      close();
      throw new StartFailure("The server was told to stop while it started");
    }
    return part;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** A part that fails to close does not keep the others from closing. */
  @Override
  public synchronized void close() {
    ended = true;
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "Cannot close " + part.getClass().getSimpleName(), e);
      }
    }
  }
}
