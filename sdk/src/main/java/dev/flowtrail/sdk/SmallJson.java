package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** JSON in one array, which grows. */
final class SmallJson extends PlainJson {
  private static final int MOST_NEED = 256;

  SmallJson() {
    super(new byte[MOST_NEED]);
  }

  int length() {
    return used;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, used);
  }

  @Override
  void makeRoom(int count) {
    bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + count));
  }
}
