package dev.flowtrail.server.payload;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A cache in this process, bounded by the bytes that it holds. */
public final class MemoryPayloadCache implements PayloadCache {

  static final Duration KEPT = Duration.ofHours(1);

  /** What an entry takes beside its bytes, about. */
  private static final int ENTRY_BYTES = 200;

  /** One frame shall not drive out all others. */
  private static final int LARGEST_SHARE = 8;

  private final long largestBytes;
  private final Cache<FrameKey, byte[]> frames;

  /**
   * @param maxBytes 0 for a cache that keeps nothing
   * @param nanoTime where time comes from
   */
  public MemoryPayloadCache(long maxBytes, LongSupplier nanoTime) {
    this.largestBytes = maxBytes / LARGEST_SHARE;
    this.frames =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((FrameKey key, byte[] frame) -> frame.length + ENTRY_BYTES)
            .expireAfterWrite(KEPT)
            .ticker(nanoTime::getAsLong)
            .build();
  }

  @Override
  public Optional<byte[]> find(FrameKey key) {
    return Optional.ofNullable(frames.getIfPresent(key));
  }

  @Override
  public void keep(FrameKey key, byte[] frame) {
    if (frame.length <= largestBytes) {
      frames.put(key, frame);
    }
  }

  @Override
  public void close() {
    frames.invalidateAll();
  }
}
