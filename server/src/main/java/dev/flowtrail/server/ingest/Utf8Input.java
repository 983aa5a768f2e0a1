package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.MalformedJsonException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses UTF-16 and UTF-32, which a JSON parser would otherwise detect and accept: the first
 * character of JSON is ASCII, so only those have a zero among their first two bytes.
 */
final class Utf8Input extends FilterInputStream {

  private static final int SNIFFED = 2;

  private int position;

  Utf8Input(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = 0; i < count && position < SNIFFED; i++, position++) {
      check(buffer[offset + i]);
    }
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  private static void check(byte value) {
    if (value == 0 || value == (byte) 0xfe || value == (byte) 0xff) {
      throw new MalformedJsonException("Expected UTF-8 but found another encoding", 1, 1);
    }
  }
}
