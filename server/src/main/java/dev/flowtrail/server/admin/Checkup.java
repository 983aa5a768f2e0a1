package dev.flowtrail.server.admin;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one part whether it is well, without waiting for the answer. While an answer is outstanding
 * nobody asks anew, so a part that hangs keeps one thread and no more.
 */
final class Checkup {

  private final Part part;
  private @Nullable CompletableFuture<Void> answer;

  Checkup(Part part) {
    this.part = part;
  }

  String partName() {
    return part.name();
  }

  /** The answer to come; one that failed says what is wrong. */
  synchronized CompletableFuture<Void> ask() {
    if (answer == null || answer.isDone()) {
      CompletableFuture<Void> asked = new CompletableFuture<>();
      Thread.ofVirtual().name("checkup " + part.name()).start(() -> run(asked));
      answer = asked;
    }
    return answer;
  }

  private void run(CompletableFuture<Void> asked) {
    try {
      part.check().run();
      asked.complete(null);
    } catch (Exception | Error e) {
      asked.completeExceptionally(e);
    }
  }

  /** What is wrong, if anything is; a part that has not answered is not well. */
  static Optional<Throwable> findFault(CompletableFuture<Void> answer) {
    return switch (answer.state()) {
      case SUCCESS -> Optional.empty();
      case FAILED -> Optional.of(answer.exceptionNow());
      case RUNNING, CANCELLED -> Optional.of(new TimeoutException("no answer in time"));
    };
  }
}
