package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.payload.PayloadCache.FrameKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every payload cache promises. */
abstract class PayloadCacheContract {

  private final FrameKey key = new FrameKey("segments/" + UUID.randomUUID(), 8);

  abstract PayloadCache cache();

  @Test
  void frameThatWasKeptIsFoundAsItWas() {
    byte[] frame = Frame.compress("[1.50]".getBytes(UTF_8));
    cache().keep(key, frame);
    Eventually.isTrue(() -> cache().find(key).isPresent());
    assertThat(cache().find(key)).contains(frame);
  }

  @Test
  void otherPlaceOfTheSameObjectIsAnotherFrame() {
    cache().keep(key, new byte[] {1});
    Eventually.isTrue(() -> cache().find(key).isPresent());
    assertThat(cache().find(new FrameKey(key.objectKey(), 9))).isEmpty();
    assertThat(cache().find(new FrameKey(key.objectKey() + "0", 8))).isEmpty();
  }

  @Test
  void frameTooLargeToShareTheCacheWithOthersIsLeft() {
    cache().keep(key, new byte[50_000_000]);
    assertThat(cache().find(key)).isEmpty();
  }
}
