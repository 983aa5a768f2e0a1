package dev.flowtrail.sdk;

import org.jspecify.annotations.Nullable;

/**
 * One number for each id, the same in every process and every flow, so that samples of different
 * flows hold the same candidates: FNV-1a of 64 bits over the text's UTF-16 units, low byte first,
 * then the finalizer of MurmurHash3. Changing it would make old and new samples incomparable.
 */
final class IdHash {
  static final String NAME = "fnv1a64-utf16le-fmix64";

  private static final long FNV_START = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private IdHash() {}

  /** Evenly spread over all longs; to be compared as unsigned. */
  static long of(@Nullable Object id) {
    String text = String.valueOf(id);
    long hash = FNV_START;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = (hash ^ c & 0xFF) * FNV_PRIME;
      hash = (hash ^ c >>> 8) * FNV_PRIME;
    }
    return mixed(hash);
  }

  private static long mixed(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ mixed >>> 33;
  }
}
