package dev.flowtrail.sdk;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of deliveries and losses: to the counters, to the listener, and losses to the log. */
final class Reporter {
  private final FlowTrailListener listener;
  private final LossLog log;
  private final AtomicLongArray counts = new AtomicLongArray(Loss.values().length);

  Reporter(FlowTrailListener listener, LossLog log) {
    this.listener = listener;
    this.log = log;
  }

  /**
   * Tells the outcome, unless it was known before: to the counters and the listener first, so that
   * whoever waited for it finds them told.
   */
  void settle(Submission submission, Outcome outcome, @Nullable Problem problem) {
    if (!submission.decide(outcome, problem)) {
      return;
    }
    if (outcome == Outcome.DELIVERED) {
      tell(to -> to.delivered(submission));
    } else {
      count(lossOf(outcome), submission.toString());
      tell(to -> to.notDelivered(submission));
    }
    submission.announce();
  }

  void lost(Loss cause, String detail) {
    count(cause, detail);
    tell(to -> to.lost(cause, detail));
  }

  void circuitChanged(CircuitState state) {
    if (state != CircuitState.HALF_OPEN) {
      log.circuitChanged(state);
    }
    tell(to -> to.circuitChanged(state));
  }

  Map<Loss, Long> losses() {
    Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    for (Loss cause : Loss.values()) {
      if (counts.get(cause.ordinal()) > 0) {
        losses.put(cause, counts.get(cause.ordinal()));
      }
    }
    return losses;
  }

  private static Loss lossOf(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> Loss.REJECTED;
      case NOT_SENT -> Loss.TOO_LATE;
      default -> Loss.SEND_FAILED;
    };
  }

  private void count(Loss cause, String detail) {
    counts.incrementAndGet(cause.ordinal());
    log.lost(cause, detail);
  }

  private void tell(Consumer<FlowTrailListener> news) {
    try {
      news.accept(listener);
    } catch (Throwable dropped) {
      log.listenerFailed(dropped);
    }
  }
}
