package dev.flowtrail.server.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Gathers what is copied and passes it on in pieces. Failures come out when a row is ended. */
final class CopyBuffer {

  /** The length that stands for null. */
  static final int NULL = -1;

  private static final int PIECE_BYTES = 64 << 10;

  private final CopyIn copy;
  private ByteBuffer bytes = ByteBuffer.allocate(2 * PIECE_BYTES);

  CopyBuffer(CopyIn copy) {
    this.copy = copy;
  }

  void putByte(int value) {
    room(1).put((byte) value);
  }

  void putShort(int value) {
    room(Short.BYTES).putShort((short) value);
  }

  void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void putLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void putBytes(byte[] value) {
    room(value.length).put(value);
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int needed = Math.addExact(bytes.position(), count);
      bytes = ByteBuffer.allocate(Math.max(needed, 2 * bytes.capacity())).put(bytes.flip());
    }
    return bytes;
  }

  /** Passes on what was gathered when that is enough for a piece. */
  void endRow() throws SQLException {
    if (bytes.position() >= PIECE_BYTES) {
      passOn();
    }
  }

  /** Passes on the rest. */
  void passOn() throws SQLException {
    copy.writeToCopy(bytes.array(), 0, bytes.position());
    bytes.clear();
  }
}
