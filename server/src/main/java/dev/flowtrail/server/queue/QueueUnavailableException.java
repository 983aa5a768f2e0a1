package dev.flowtrail.server.queue;

/** The queue cannot take or give anything at the moment; trying again later may help. */
public final class QueueUnavailableException extends RuntimeException {

  public QueueUnavailableException(String message) {
    super(message);
  }

  public QueueUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
