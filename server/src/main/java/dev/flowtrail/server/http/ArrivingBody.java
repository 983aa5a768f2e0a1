package dev.flowtrail.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body as it comes from the client, who may break off at any time. */
final class ArrivingBody extends FilterInputStream {

  ArrivingBody(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (RuntimeException e) {
      throw Problem.of(
              ProblemType.INVALID_REQUEST,
              "The body broke off, came too slowly, or is not in well-formed chunks.")
          .toException();
    }
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
