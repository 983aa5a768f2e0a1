package dev.flowtrail.server.ingest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.Writer;
import java.util.UUID;

/**
 * A hash of JSON content that is the same whatever the order of an object's members and the spaces
 * between tokens. Numbers count by their text: 1.0 and 1.00 are different content.
 *
 * <p>XXH3 with 128 bits: accidental collisions are out of reach. It is no defence against somebody
 * who makes collisions on purpose, which could only mislead that somebody's own team.
 */
final class ContentHash {

  private static final byte NUMBER = 'n';
  private static final byte STRING = 's';
  private static final byte ARRAY = '[';
  private static final byte OBJECT = '{';

  private final HashStream128 scalar = Hashing.xxh3_128().hashStream();

  HashValue128 ofNumber(String text) {
    return scalar.reset().putByte(NUMBER).putString(text).get();
  }

  HashValue128 ofString(String text) {
    return scalar.reset().putByte(STRING).putString(text).get();
  }

  /** Writes a text in pieces. */
  interface Pieces {
    int writeTo(Writer target) throws IOException;
  }

  /** The same as that of the whole text. */
  HashValue128 ofLongString(Pieces pieces) throws IOException {
    scalar.reset().putByte(STRING);
    int length = pieces.writeTo(new HashWriter(scalar));
    return scalar.putInt(length).get();
  }

  /** Of true, false and null. */
  HashValue128 ofLiteral(String text) {
    return scalar.reset().putString(text).get();
  }

  private HashValue128 ofMember(String name, HashValue128 value) {
    return put(scalar.reset().putString(name), value).get();
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
      return scalar.reset().putByte(OBJECT).putLong(count).putLong(high).putLong(low).get();
    }
  }
}
