package dev.flowtrail.server.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.payload.PayloadCache.FrameKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryPayloadCacheTest extends PayloadCacheContract {

  private final AtomicLong nanoTime = new AtomicLong();
  private final PayloadCache cache = new MemoryPayloadCache(10_000_000, nanoTime::get);

  @Override
  PayloadCache cache() {
    return cache;
  }

  @Test
  void frameIsKeptForAnHour() {
    FrameKey key = new FrameKey("segments/a", 8);
    cache.keep(key, new byte[9]);
    nanoTime.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(cache.find(key)).isPresent();
    nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(cache.find(key)).isEmpty();
  }
}
