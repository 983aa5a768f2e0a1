package dev.flowtrail.spring;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends as another future does, and just after that is recorded: dependents of the other itself
 * might run before. Gives the same exceptions, and hands a cancellation on.
 */
final class RecordedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
  private final CompletableFuture<T> original;

  RecordedFuture(CompletableFuture<T> original, BiConsumer<T, @Nullable Throwable> recording) {
    this.original = original;
    var unused =
        original.whenComplete((value, thrown) -> {
          recording.accept(value, thrown);
          finish(value, thrown);
        });
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    original.cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  private void finish(T value, @Nullable Throwable thrown) {
    if (thrown == null) {
      complete(value);
    } else {
      completeExceptionally(thrown);
    }
  }
}
