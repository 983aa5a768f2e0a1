package dev.flowtrail.server.payload;

import java.io.ByteArrayOutputStream;

/** Gathers bytes that become a frame, without a copy of them on the way. Not thread-safe. */
public final class RawBytes extends ByteArrayOutputStream {

  /** The frame of all bytes so far. */
  public byte[] compress() {
    return Frame.compress(buf, count);
  }
}
