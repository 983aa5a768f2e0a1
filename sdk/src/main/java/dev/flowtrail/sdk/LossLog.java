package dev.flowtrail.sdk;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line at most each minute: what was lost now, or what else an operator wants to hear, and how
 * much was not said since the last line.
 */
final class LossLog {
  private static final long INTERVAL_NANOS = 60_000_000_000L;

  private final Time time;
  private final Consumer<String> lines;
  private long nextNanos;
  private long silent;

  LossLog(Time time, Consumer<String> lines) {
    this.time = time;
    this.lines = lines;
    this.nextNanos = time.nanos();
  }

  void lost(Loss cause, String detail) {
    write(cause.wireName() + ": " + detail);
  }

  void circuitChanged(CircuitState state) {
    write(
        state == CircuitState.OPEN
            ? "the server does not answer; flows wait until it does"
            : "the server answers again");
  }

  void spoolFailed(Throwable failure) {
    write("the spool's folder cannot be used for now: " + Reason.of(failure));
  }

  void senderFailed(Throwable failure) {
    write("the sender goes on after " + Reason.of(failure));
  }

  /** Always said: there will be no later line. */
  void closed(DeliveryReport report) {
    say("the trail was closed: " + report);
  }

  void listenerFailed(Throwable thrown) {
    write("the listener threw " + thrown.getClass().getName() + ", which was dropped");
  }

  private void write(String news) {
    String line = lineIfDue(news);
    if (line != null) {
      say(line);
    }
  }

  /** A logger that throws is no reason to throw into the host. */
  private void say(String line) {
    try {
      lines.accept(line);
    } catch (Throwable unwritable) {
      countSilent();
    }
  }

  private synchronized void countSilent() {
    silent++;
  }

  private synchronized @Nullable String lineIfDue(String news) {
    if (time.nanos() - nextNanos < 0) {
      silent++;
      return null;
    }
    String line = silent == 0 ? news : news + " (and " + silent + " more since the last line)";
    nextNanos = time.nanos() + INTERVAL_NANOS;
    silent = 0;
    return line;
  }
}
