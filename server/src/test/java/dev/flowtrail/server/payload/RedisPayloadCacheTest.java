package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.TestRedis;
import dev.flowtrail.server.payload.PayloadCache.FrameKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class RedisPayloadCacheTest extends PayloadCacheContract {

  private static final TestRedis REDIS = TestRedis.start();
  private static final FrameKey KEY = new FrameKey("segments/a", 8);

  private final AtomicLong nanoTime = new AtomicLong();
  private final PayloadCache cache = new RedisPayloadCache(REDIS.address(), nanoTime::get);

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    REDIS.close();
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Override
  PayloadCache cache() {
    return cache;
  }

  @Test
  void frameIsKeptForAnHour() {
    cache.keep(KEY, new byte[9]);
    Eventually.isTrue(() -> cache.find(KEY).isPresent());
    try (RedisClient redis = REDIS.client()) {
      assertThat(redis.ttl("flowtrail:frame:segments/a@8")).isBetween(3_500L, 3_600L);
    }
  }

  @Test
  void redisThatHangsCostsLittleAndIsAskedAgainLater() {
    REDIS.pause();
    try {
      long begin = System.nanoTime();
      for (int i = 0; i < 1_000; i++) {
        assertThat(cache.find(KEY)).isEmpty();
        cache.keep(KEY, new byte[9]);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    } finally {
      REDIS.resume();
    }
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    Eventually.isTrue(() -> {
      nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
      cache.keep(KEY, new byte[9]);
      return cache.find(KEY).isPresent();
    });
  }

  @Test
  void wrongValueIsNeverServed() throws IOException {
    BlobStore blobs = new FileBlobStore(folder);
    byte[] frame = Frame.compress("[1]".getBytes(UTF_8));
    blobs.put("segments/b", frame);
    FramePlace place = new FramePlace(0, frame.length, Frame.crc32c(frame));
    Location location = new Location("segments/b", place, 0, 3, true);
    try (RedisClient redis = REDIS.client()) {
      redis.set("flowtrail:frame:segments/b@0", "something else");
    }
    try (InputStream data = new PayloadReader(blobs, cache).open(location)) {
      assertThat(new String(data.readAllBytes(), UTF_8)).isEqualTo("[1]");
    }
    Eventually.isTrue(
        () -> cache.find(new FrameKey("segments/b", 0)).filter(place::isIntact).isPresent());
  }
}
