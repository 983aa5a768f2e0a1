package dev.flowtrail.server.logging;

import java.util.logging.LogManager;

/**
 * Logs until the process is gone, where the JDK's own manager closes its handlers while the server
 * is still closing its parts. Public, because the JDK looks it up by name.
 */
public final class LastingLogManager extends LogManager {

  /** Nothing to do: {@link StandardError} writes every line at once. */
  @Override
  public void reset() {}
}
