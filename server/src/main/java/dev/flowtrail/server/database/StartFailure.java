package dev.flowtrail.server.database;

/**
 * The server cannot start for a reason that its operator can mend. The message is one line: what
 * was expected, what is the case, and what to do next.
 */
public final class StartFailure extends RuntimeException {

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message + " (" + cause + ")", cause);
  }
}
