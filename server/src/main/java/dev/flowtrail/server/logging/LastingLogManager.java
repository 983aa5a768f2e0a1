package dev.flowtrail.server.logging;

import java.util.logging.LogManager;

/** Does not close its handlers at exit. Public, because the JDK looks it up by name. */
public final class LastingLogManager extends LogManager {

  /** Nothing to do: {@link StandardError} writes every line at once. */
  @Override
  public void reset() {}
}
