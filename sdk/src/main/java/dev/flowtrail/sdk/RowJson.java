package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;

/** JSON of any length, passed on whenever there is enough of it. */
final class RowJson extends PlainJson {
  private static final int BUFFER_BYTES = 1 << 13;

  private final OutputStream out;

  RowJson(OutputStream out) {
    super(new byte[BUFFER_BYTES]);
    this.out = out;
  }

  @Override
  public void flush() throws IOException {
    out.write(bytes, 0, used);
    used = 0;
  }

  @Override
  void makeRoom(int count) throws IOException {
    flush();
  }
}
