package dev.flowtrail.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** A request's body as it comes from the client, who may break off, or be slow, at any time. */
final class ArrivingBody extends FilterInputStream {

  private final Patience patience;
  private final LongSupplier nanoTime;
  private long waitedNanos;
  private long bytes;

  ArrivingBody(InputStream in) {
    this(in, Patience.DEFAULT, System::nanoTime);
  }

  ArrivingBody(InputStream in, Patience patience, LongSupplier nanoTime) {
    super(in);
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long begin = nanoTime.getAsLong();
    int read;
    try {
      read = Connection.read(() -> super.read(buffer, offset, length));
    } catch (RuntimeException e) {
      throw brokenOff();
    }
    waitedNanos += nanoTime.getAsLong() - begin;
    bytes += Math.max(read, 0);
    requirePace();
    return read;
  }

  /** A trickle would keep a thread and its memory for as long as the client likes. */
  private void requirePace() {
    if (waitedNanos > patience.forTransfer().toNanos()) {
      if (bytes < patience.leastBytes()) {
        throw brokenOff();
      }
      waitedNanos = 0;
      bytes = 0;
    }
  }

  private static ProblemException brokenOff() {
    return Problem.of(
            ProblemType.INVALID_REQUEST,
            "The body broke off, came too slowly, or is not in well-formed chunks.")
        .toException();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Does nothing: the server's own stream would wait for more of the body before it closes. */
  @Override
  public void close() {}
}
