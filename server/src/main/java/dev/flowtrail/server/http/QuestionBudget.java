package dev.flowtrail.server.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How much of the processors questions may take while flows are being stored: what is idle, and a
 * twelfth of all. A question is never cut short; the next one waits until what it took is earned.
 * Some is saved up, so that who asks now and then does not wait at all. While nothing is stored,
 * nobody waits. Thread-safe.
 */
public final class QuestionBudget {

  private static final double ALWAYS = 1.0 / 12;
  private static final double SAVED_SECONDS = 1;
  private static final long LOOK_NANOS = 500_000_000L;

  /** What may be owed at most, so that no question waits for longer than this. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private final Surroundings surroundings;
  private final int processors;
  private double seconds = SAVED_SECONDS;
  private double share = 1;
  private long earnedUntil;
  private long lookedAt;

  /**
   * What is seen of the rest of the machine.
   *
   * @param storing whether flows are being stored
   * @param load of all processors since it was last asked for, 0 to 1
   * @param nanoTime as {@link System#nanoTime}
   */
  public record Surroundings(BooleanSupplier storing, DoubleSupplier load, LongSupplier nanoTime) {}

  /**
   * @param processors of this machine
   */
  public QuestionBudget(Surroundings surroundings, int processors) {
    this.surroundings = surroundings;
    this.processors = processors;
    this.earnedUntil = surroundings.nanoTime().getAsLong();
    this.lookedAt = earnedUntil;
  }

  /** Without any limit. */
  public static QuestionBudget unlimited() {
    return new QuestionBudget(new Surroundings(() -> false, () -> 0, System::nanoTime), 1);
  }

  /** Something that is asked. */
  public interface Asking<T, E extends Exception> {
    T answer() throws E;
  }

  /**
   * Returns when it is a question's turn.
   *
   * @throws ProblemException when the question was taken back, or the server ends
   */
  public void await() {
    try {
      Duration wait = untilNext();
      while (wait.isPositive()) {
        Thread.sleep(wait);
        Cancellation.check();
        wait = untilNext();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.TOO_MANY_QUERIES, "The server ends.").toException();
    }
  }

  /** Asks, and counts what that takes: all processors for as long as it lasts. */
  public <T, E extends Exception> T spend(Asking<T, E> question) throws E {
    long begin = surroundings.nanoTime().getAsLong();
    try {
      return question.answer();
    } finally {
      took(surroundings.nanoTime().getAsLong() - begin);
    }
  }

  /** How long a question that comes now has to wait. */
  synchronized Duration untilNext() {
    earn();
    if (!surroundings.storing().getAsBoolean()) {
      seconds = SAVED_SECONDS;
    }
    return seconds > 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(1, Math.min(500, Math.round(-seconds / rate() * 1000))));
  }

  private synchronized void took(long nanos) {
    earn();
    double owedAtMost = LONGEST_WAIT.toSeconds() * ALWAYS * processors;
    seconds = Math.max(seconds - nanos / 1e9 * processors, -owedAtMost);
  }

  private void earn() {
    long now = surroundings.nanoTime().getAsLong();
    look(now);
    seconds = Math.min(seconds + (now - earnedUntil) / 1e9 * rate(), SAVED_SECONDS);
    earnedUntil = now;
  }

  private double rate() {
    return share * processors;
  }

  /** A load that is measured over less time says nothing. */
  private void look(long now) {
    if (now - lookedAt >= LOOK_NANOS) {
      double load = surroundings.load().getAsDouble();
      share = Math.clamp(1 - load, ALWAYS, 1);
      lookedAt = now;
    }
  }
}
