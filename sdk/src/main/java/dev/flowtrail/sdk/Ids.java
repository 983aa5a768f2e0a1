package dev.flowtrail.sdk;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * UUIDs of version 7: 48 bits of milliseconds, 74 random bits. Random numbers of a thread are fast
 * but two processes started together may draw the same; a secret of this process sets them apart.
 */
final class Ids {
  private static final int VERSION_7 = 0x7000;
  private static final long VARIANT = 1L << 63;

  private final InstantSource wall;
  private final long highSecret;
  private final long lowSecret;

  Ids(InstantSource wall) {
    SecureRandom random = new SecureRandom();
    this.wall = wall;
    this.highSecret = random.nextLong();
    this.lowSecret = random.nextLong();
  }

  UUID next() {
    return next(wall.millis());
  }

  /** One of that time: to ask for the time is a good part of what an id costs. */
  UUID next(long millis) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = millis << 16 | VERSION_7 | (random.nextLong() ^ highSecret) & 0xFFF;
    long low = VARIANT | (random.nextLong() ^ lowSecret) >>> 2;
    return new UUID(high, low);
  }
}
