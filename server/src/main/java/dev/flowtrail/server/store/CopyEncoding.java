package dev.flowtrail.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * How a value stands in PostgreSQL's binary form of a copy: its length, then its bytes.
 *
 * @param <V> what the value is
 */
@FunctionalInterface
interface CopyEncoding<V> {

  CopyEncoding<Integer> INTEGER =
      (value, out) -> {
        out.putInt(Integer.BYTES);
        out.putInt(value);
      };

  CopyEncoding<Long> BIGINT = (value, out) -> putLong(value, out);

  CopyEncoding<Boolean> BOOLEAN =
      (value, out) -> {
        out.putInt(1);
        out.putByte(value ? 1 : 0);
      };

  CopyEncoding<java.util.UUID> UUID =
      (value, out) -> {
        out.putInt(2 * Long.BYTES);
        out.putLong(value.getMostSignificantBits());
        out.putLong(value.getLeastSignificantBits());
      };

  CopyEncoding<String> TEXT =
      (value, out) -> {
        byte[] bytes = value.getBytes(UTF_8);
        out.putInt(bytes.length);
        out.putBytes(bytes);
      };

  CopyEncoding<Instant> TIME = (value, out) -> putLong(microsSinceEpoch2000(value), out);

  /** Appends a value. */
  void put(V value, CopyBuffer out);

  private static void putLong(long value, CopyBuffer out) {
    out.putInt(Long.BYTES);
    out.putLong(value);
  }

  /** PostgreSQL counts from 2000 on, and rounds to the nearest, as it does with text. */
  private static long microsSinceEpoch2000(Instant time) {
    long seconds = Math.subtractExact(time.getEpochSecond(), 946_684_800L);
    return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), (time.getNano() + 500) / 1_000);
  }
}
