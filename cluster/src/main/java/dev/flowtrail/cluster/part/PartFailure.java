package dev.flowtrail.cluster.part;

/** A part does not do what it was told to; the message names the part and where its log is. */
public final class PartFailure extends RuntimeException {

  public PartFailure(String message) {
    super(message);
  }

  public PartFailure(String message, Throwable cause) {
    super(message + " (" + cause + ")", cause);
  }
}
