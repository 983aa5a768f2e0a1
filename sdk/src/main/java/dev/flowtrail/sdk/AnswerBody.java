package dev.flowtrail.sdk;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of an answer and drops the rest: not every answer comes from a friend. */
final class AnswerBody implements BodySubscriber<String> {
  static final int MAX_BYTES = 1 << 16;

  private final int maxBytes;
  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  AnswerBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(this::keep);
    if (beginning.size() == maxBytes && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    text.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    text.complete(beginning.toString(StandardCharsets.UTF_8));
  }

  private void keep(ByteBuffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.remaining(), maxBytes - beginning.size())];
    buffer.get(bytes);
    beginning.write(bytes, 0, bytes.length);
  }
}
