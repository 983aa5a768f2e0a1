package dev.flowtrail.server.index;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A Bloom filter of candidate ids: tells for sure that a file does not hold one. */
final class IdFilter {

  /** More ids than this are not worth a filter: it would be larger than what it saves. */
  static final int MAX_IDS = 100_000;

  /** With seven hashes, about one in a hundred questions goes to a file in vain. */
  private static final int BITS_PER_ID = 10;

  private static final int HASHES = 7;

  private IdFilter() {}

  /** Null when there are too many. */
  static byte @Nullable [] of(Collection<String> ids) {
    if (ids.size() > MAX_IDS) {
      return null;
    }
    byte[] filter = new byte[Math.max(8, ids.size() * BITS_PER_ID / 8)];
    for (String id : ids) {
      long hash = hash(id);
      for (int i = 0; i < HASHES; i++) {
        int bit = bit(hash, i, filter);
        filter[bit >> 3] |= (byte) (1 << (bit & 7));
      }
    }
    return filter;
  }

  /** False only when the id was not among those that the filter was made of. */
  static boolean mayHold(byte[] filter, String id) {
    long hash = hash(id);
    for (int i = 0; i < HASHES; i++) {
      int bit = bit(hash, i, filter);
      if ((filter[bit >> 3] & 1 << (bit & 7)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static long hash(String id) {
    return Hashing.xxh3_64().hashCharsToLong(id);
  }

  /** Two halves of one hash make all the others. */
  private static int bit(long hash, int number, byte[] filter) {
    int mixed = (int) hash + number * (int) (hash >>> 32);
    return Math.floorMod(mixed, filter.length * 8);
  }
}
