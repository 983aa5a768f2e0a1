package dev.flowtrail.server.ingest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.Writer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * A hash of JSON content that is the same whatever the order of an object's members and the spaces
 * between tokens. Numbers count by their text: 1.0 and 1.00 are different content.
 *
 * <p>XXH3 with 128 bits: accidental collisions are out of reach. It is no defence against somebody
 * who makes collisions on purpose, which could only mislead that somebody's own team.
 *
 * <p>What is hashed is gathered in one array first: a stream for each scalar costs three times as
 * much. Not thread-safe.
 */
final class ContentHash {

  private static final byte NUMBER = 'n';
  private static final byte STRING = 's';
  private static final byte ARRAY = '[';
  private static final byte OBJECT = '{';

  /** What is longer is rare and goes through a stream, so that no array of its length is made. */
  static final int MAX_GATHERED_CHARS = 1 << 10;

  private static final VarHandle CHARS = littleEndian(char[].class);
  private static final VarHandle INTS = littleEndian(int[].class);
  private static final VarHandle LONGS = littleEndian(long[].class);

  private final byte[] gathered = new byte[2 * MAX_GATHERED_CHARS + 64];
  private int length;

  private static VarHandle littleEndian(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  HashValue128 ofNumber(String text) {
    return ofText(NUMBER, text);
  }

  private static HashValue128 ofText(byte kind, String text) {
    return Hashing.xxh3_128().hashStream().putByte(kind).putString(text).get();
  }

  /** As of a text, of which there are at most {@link #MAX_GATHERED_CHARS}. */
  HashValue128 ofNumber(char[] text, int offset, int count) {
    return ofText(NUMBER, text, offset, count);
  }

  /** As of a text, of which there are at most {@link #MAX_GATHERED_CHARS}. */
  HashValue128 ofString(char[] text, int offset, int count) {
    return ofText(STRING, text, offset, count);
  }

  private HashValue128 ofText(byte kind, char[] text, int offset, int count) {
    begin();
    gathered[length++] = kind;
    for (int i = offset; i < offset + count; i++) {
      put(text[i]);
    }
    return putLength(count).end();
  }

  /** Writes a text in pieces. */
  interface Pieces {
    int writeTo(Writer target) throws IOException;
  }

  /**
   * The same as that of the whole text, which is never made: it would take as much memory again.
   */
  HashValue128 ofLongString(Pieces pieces) throws IOException {
    HashStream128 stream = Hashing.xxh3_128().hashStream().putByte(STRING);
    int count = pieces.writeTo(new HashWriter(stream));
    return stream.putInt(count).get();
  }

  /** Of true, false and null. */
  HashValue128 ofLiteral(String text) {
    return begin().put(text).end();
  }

  private HashValue128 ofMember(String name, HashValue128 value) {
    if (name.length() > MAX_GATHERED_CHARS) {
      return put(Hashing.xxh3_128().hashStream().putString(name), value).get();
    }
    return begin()
        .put(name)
        .put(value.getMostSignificantBits())
        .put(value.getLeastSignificantBits())
        .end();
  }

  private ContentHash begin() {
    length = 0;
    return this;
  }

  private HashValue128 end() {
    return Hashing.xxh3_128().hashBytesTo128Bits(gathered, 0, length);
  }

  private void put(char value) {
    CHARS.set(gathered, length, value);
    length += Character.BYTES;
  }

  private ContentHash put(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    return putLength(text.length());
  }

  private ContentHash putLength(int value) {
    INTS.set(gathered, length, value);
    length += Integer.BYTES;
    return this;
  }

  private ContentHash put(long value) {
    LONGS.set(gathered, length, value);
    length += Long.BYTES;
    return this;
  }

  private static HashStream128 put(HashStream128 stream, HashValue128 value) {
    return stream.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
  }

  private static final class HashWriter extends Writer {
    private final HashStream128 stream;

    HashWriter(HashStream128 stream) {
      this.stream = stream;
    }

    @Override
    public void write(char[] text, int offset, int length) {
      stream.putChars(text, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  ArrayHash array() {
    return new ArrayHash();
  }

  ObjectHash object() {
    return new ObjectHash();
  }

  static UUID toUuid(HashValue128 hash) {
    return new UUID(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  /** Depends on the order of its elements. */
  static final class ArrayHash {
    private final HashStream128 stream = Hashing.xxh3_128().hashStream().putByte(ARRAY);

    void add(HashValue128 element) {
      put(stream, element);
    }

    HashValue128 get() {
      return stream.get();
    }
  }

  /** Sums its members' hashes, so that their order does not matter. */
  final class ObjectHash {
    private long count;
    private long high;
    private long low;

    void add(String name, HashValue128 value) {
      HashValue128 member = ofMember(name, value);
      count++;
      high += member.getMostSignificantBits();
      low += member.getLeastSignificantBits();
    }

    HashValue128 get() {
      begin();
      gathered[length++] = OBJECT;
      return put(count).put(high).put(low).end();
    }
  }
}
