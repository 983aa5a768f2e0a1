package dev.flowtrail.server.payload;

import java.util.Optional;

/**
 * Keeps frames for an hour, so that what is read again need not be fetched again. Thread-safe. No
 * method ever throws: a cache that is down or slow only costs time, and what it gives is compared
 * with its checksum before it is used.
 */
public interface PayloadCache extends AutoCloseable {

  /**
   * What tells a frame from all others: objects never change, and no key is used twice. A hash of
   * the content would not do, because it ignores the order of members and the spaces.
   */
  record FrameKey(String objectKey, long offset) {}

  /** The frame, if it is known. Nobody may change its bytes. */
  Optional<byte[]> find(FrameKey key);

  /** Takes a frame, or leaves it. */
  void keep(FrameKey key, byte[] frame);

  @Override
  void close();
}
