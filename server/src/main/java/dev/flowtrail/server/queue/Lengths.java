package dev.flowtrail.server.queue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Lengths in as few bytes as they need: seven bits in each, the lowest first. */
final class Lengths {

  private Lengths() {}

  static void write(DataOutputStream out, int length) throws IOException {
    int rest = length;
    while (rest > 0x7f) {
      out.writeByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  static int read(DataInputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = in.readUnsignedByte();
      length |= (next & 0x7f) << shift;
      if (next <= 0x7f) {
        return length;
      }
    }
    throw new IOException("expected a length but more than five bytes say that they go on");
  }

  /** How many things follow, each of which takes a byte at least. */
  static int readCount(DataInputStream in) throws IOException {
    int count = read(in);
    requireLeft(in, count);
    return count;
  }

  /** No memory is taken for bytes that are not there. */
  static byte[] readBytes(DataInputStream in, int length) throws IOException {
    requireLeft(in, length);
    return in.readNBytes(length);
  }

  private static void requireLeft(DataInputStream in, int length) throws IOException {
    if (length < 0 || length > in.available()) {
      throw new EOFException(
          "expected %d bytes but only %d are left".formatted(length, in.available()));
    }
  }
}
