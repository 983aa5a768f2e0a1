package dev.flowtrail.server.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who asked take their question back while it is answered: whatever takes long says how
 * it can be ended. Thread-safe.
 */
public final class Cancellation {

  private static final ScopedValue<Cancellation> CURRENT = ScopedValue.newInstance();

  private boolean cancelled;
  private @Nullable Runnable ending;

  /** Answers a question that can be taken back by {@link #cancel}. */
  public void during(Runnable answering) {
    ScopedValue.where(CURRENT, this).run(answering);
  }

  /** Ends what is being done for the question; what would be done next does not begin. */
  public synchronized void cancel() {
    cancelled = true;
    if (ending != null) {
      ending.run();
    }
  }

  /**
   * Does a part of what is to be done for the question that this thread works on.
   *
   * @param ending ends it from another thread; not called any more when the work has ended
   * @throws ProblemException when the question was taken back
   */
  public static <T> T work(Runnable ending, Supplier<T> work) {
    if (!CURRENT.isBound()) {
      return work.get();
    }
    Cancellation current = CURRENT.get();
    current.begin(ending);
    try {
      return work.get();
    } catch (RuntimeException e) {
      current.requireWanted();
      throw e;
    } finally {
      current.end();
    }
  }

  /**
   * To be called while a question waits.
   *
   * @throws ProblemException when the question that this thread works on was taken back
   */
  static void check() {
    if (CURRENT.isBound()) {
      CURRENT.get().requireWanted();
    }
  }

  private synchronized void begin(Runnable way) {
    requireWanted();
    ending = way;
  }

  private synchronized void end() {
    ending = null;
  }

  private synchronized void requireWanted() {
    if (cancelled) {
      throw Problem.of(ProblemType.QUESTION_CANCELLED, "It was taken back by DELETE.")
          .toException();
    }
  }
}
