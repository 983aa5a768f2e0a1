package dev.flowtrail.server.payload;

/** Stored payload that is not what was written. It is reported and never served. */
public final class DamagedFrameException extends RuntimeException {

  public DamagedFrameException(String message) {
    super(message);
  }
}
