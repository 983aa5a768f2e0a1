package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Cancellation;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets few questions be answered at a time, so that they leave the machine to those who store
 * flows. Thread-safe; who came first is served first.
 */
final class QuerySlots {

  private static final int RETRY_AFTER_SECONDS = 3;

  private final Semaphore free;
  private final int count;
  private final Duration patience;

  /**
   * @param count how many questions are answered at a time
   * @param patience how long another one waits
   */
  QuerySlots(int count, Duration patience) {
    this.free = new Semaphore(count, true);
    this.count = count;
    this.patience = patience;
  }

  /** A place among those who are being answered; to be closed. */
  final class Slot implements AutoCloseable {

    private Slot() {}

    @Override
    public void close() {
      free.release();
    }
  }

  /**
   * Waits for a place.
   *
   * @throws ProblemException when none becomes free in time, or the question is taken back
   */
  Slot take() {
    Thread waiting = Thread.currentThread();
    AtomicBoolean woken = new AtomicBoolean();
    Runnable wake =
        () -> {
          woken.set(true);
          waiting.interrupt();
        };
    try {
      return Cancellation.work(wake, this::await);
    } finally {
      if (woken.get()) {
        // That was about the wait alone.
        Thread.interrupted();
      }
    }
  }

  private Slot await() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    return new Slot();
  }

  private ProblemException busy() {
    return Problem.of(
            ProblemType.TOO_MANY_QUERIES,
            "%d questions are being answered, and none of them ended within %d s."
                .formatted(count, patience.toSeconds()))
        .with(Problem.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .toException();
  }
}
