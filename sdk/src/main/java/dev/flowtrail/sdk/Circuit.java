package dev.flowtrail.sdk;

import java.util.function.Consumer;

/**
 * Keeps the sender from asking a dead server for each flow that waits. It opens when several tries
 * in a row failed, whichever flows they were for; then each try is a probe, and the pauses between
 * probes double up to the longest retry delay. The sender's thread alone changes it.
 */
final class Circuit {
  /** Tries that must fail in a row: one flow that is tried again and again shows little. */
  static final int OPENS_AFTER = 5;

  private final Backoff backoff;
  private final Time time;
  private final Consumer<CircuitState> changes;
  private volatile CircuitState state = CircuitState.CLOSED;
  private int failures;
  private long openUntilNanos;

  Circuit(Backoff backoff, Time time, Consumer<CircuitState> changes) {
    this.backoff = backoff;
    this.time = time;
    this.changes = changes;
  }

  CircuitState state() {
    return state;
  }

  /** Whether a try is allowed now. One that is allowed while open is the probe. */
  boolean allowsTry() {
    if (state == CircuitState.OPEN && nanosToProbe() <= 0) {
      change(CircuitState.HALF_OPEN);
    }
    return state != CircuitState.OPEN;
  }

  /** How long until a try is allowed; zero or less when it is. */
  long nanosToProbe() {
    return state == CircuitState.OPEN ? openUntilNanos - time.nanos() : 0;
  }

  /** Allows a probe at once: there will be no later one. */
  void hurry() {
    openUntilNanos = time.nanos();
  }

  /** The server answered, be it with a refusal. */
  void answered() {
    failures = 0;
    change(CircuitState.CLOSED);
  }

  /** There was no answer, or one that says that the server cannot work. */
  void failed() {
    failures++;
    if (failures >= OPENS_AFTER) {
      openUntilNanos = time.nanos() + backoff.atLeastHalf(failures).toNanos();
      change(CircuitState.OPEN);
    }
  }

  private void change(CircuitState next) {
    if (state != next) {
      state = next;
      changes.accept(next);
    }
  }
}
