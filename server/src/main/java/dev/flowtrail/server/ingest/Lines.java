package dev.flowtrail.server.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a body that are not blank, one after the other, each as a stream that ends where the
 * line does. No line is held whole. For one thread.
 */
final class Lines {

  private static final int BUFFER_BYTES = 16 << 10;

  private final InputStream body;
  private final InputStream line = new Line();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int end;
  private int lineFeeds;
  private int number;
  private boolean inLine;
  private boolean broken;

  /**
   * @param body lines that end with a line feed, before which a carriage return may stand; the last
   *     one may end without
   */
  Lines(InputStream body) {
    this.body = body;
  }

  /**
   * Passes over what is left of the line at hand and goes to the next.
   *
   * @return false at the end of the body
   */
  boolean next() throws IOException {
    passOverLine();
    for (int first = peek(); first >= 0; first = peek()) {
      if (!isBlank(first)) {
        number = lineFeeds + 1;
        inLine = true;
        return true;
      }
      passOver(first);
    }
    return false;
  }

  private void passOverLine() throws IOException {
    while (inLine) {
      int next = peek();
      passOver(next);
      inLine = next >= 0 && next != '\n';
    }
  }

  private void passOver(int next) {
    position += next < 0 ? 0 : 1;
    lineFeeds += next == '\n' ? 1 : 0;
  }

  private static boolean isBlank(int next) {
    return next == ' ' || next == '\t' || next == '\r' || next == '\n';
  }

  /** The line at hand, without its end. Closing it does nothing. */
  InputStream line() {
    return line;
  }

  /** Which line of the body it is, counted from 1, blank ones included; 0 before the first. */
  int number() {
    return number;
  }

  /** Whether the body itself could not be read any further, which is not for one line alone. */
  boolean broken() {
    return broken;
  }

  private int peek() throws IOException {
    return position < end || fill() ? buffer[position] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    broken = true;
    end = Math.max(body.read(buffer, 0, buffer.length), 0);
    broken = false;
    position = 0;
    return end > 0;
  }

  private final class Line extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int next = inLine ? peek() : -1;
      if (next < 0 || next == '\n') {
        passOverLine();
        return -1;
      }
      int count = lengthUpTo(Math.min(end, position + length));
      System.arraycopy(buffer, position, target, offset, count);
      position += count;
      return count;
    }

    private int lengthUpTo(int bound) {
      int at = position;
      while (at < bound && buffer[at] != '\n') {
        at++;
      }
      return at - position;
    }
  }
}
