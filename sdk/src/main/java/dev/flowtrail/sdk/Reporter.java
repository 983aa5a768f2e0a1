package dev.flowtrail.sdk;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of deliveries and losses: to the counters, to the listener, and losses to the log. */
final class Reporter {
  private final FlowTrailListener listener;
  private final LossLog log;
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
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
    switch (outcome) {
      case DELIVERED -> settle(submission, outcome, FlowTrailListener::delivered);
      case SPOOLED -> settle(submission, outcome, FlowTrailListener::spooled);
      case REJECTED -> settleLost(submission, outcome, Loss.REJECTED, problem);
      case NOT_SENT -> settleLost(submission, outcome, Loss.TOO_LATE, problem);
      default -> settleLost(submission, outcome, Loss.SEND_FAILED, problem);
    }
  }

  /** Like {@link #settle}, for a flow that is given up for another cause than the usual. */
  void settleLost(Submission submission, Loss cause, Problem problem) {
    settleLost(submission, Outcome.GIVEN_UP, cause, problem);
  }

  /** A flow that is not in the sample; nothing is lost by that. */
  void leaveOut(Submission submission) {
    leftOut.incrementAndGet();
    submission.decide(Outcome.LEFT_OUT, null, Problem.withoutAnswer("not in the sample"));
    submission.announce();
  }

  long delivered() {
    return delivered.get();
  }

  long leftOut() {
    return leftOut.get();
  }

  /** Flows of which nobody waits to hear. */
  void lostFlows(Loss cause, long flows, String detail) {
    counts.addAndGet(cause.ordinal(), flows);
    String line = detail + " (" + flows + (flows == 1 ? " flow)" : " flows)");
    log.lost(cause, line);
    tell(to -> to.lost(cause, line));
  }

  /** The disk is of no use for now. Nothing is lost by that alone. */
  void spoolFailed(Throwable failure) {
    log.spoolFailed(failure);
  }

  void lost(Loss cause, String detail) {
    count(cause, detail);
    tell(to -> to.lost(cause, detail));
  }

  /** What the sender was about to do will be done in its next turn. */
  void senderFailed(Throwable failure) {
    log.senderFailed(failure);
  }

  void circuitChanged(CircuitState state) {
    if (state != CircuitState.HALF_OPEN) {
      log.circuitChanged(state);
    }
    tell(to -> to.circuitChanged(state));
  }

  void closed(DeliveryReport report) {
    if (!report.allSafe()) {
      log.closed(report);
    }
    tell(to -> to.closed(report));
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

  private void settle(
      Submission submission, Outcome outcome, BiConsumer<FlowTrailListener, Submission> news) {
    if (submission.pieceOf() != null) {
      submission.decide(outcome, null, null);
      submission.announce();
    } else if (submission.decide(outcome, null, null)) {
      if (outcome == Outcome.DELIVERED) {
        delivered.incrementAndGet();
      }
      tell(to -> news.accept(to, submission));
      submission.announce();
    }
  }

  private void settleLost(
      Submission submission, Outcome outcome, Loss cause, @Nullable Problem problem) {
    FlowLosses ofPiece = submission.pieceOf();
    if (ofPiece != null) {
      settleLostPiece(submission, ofPiece, outcome, cause, problem);
    } else if (submission.decide(outcome, cause, problem)) {
      count(cause, submission.toString());
      tell(to -> to.notDelivered(submission));
      submission.announce();
    }
  }

  /** Its flow may still tell of it. */
  private static void settleLostPiece(
      Submission piece, FlowLosses flow, Outcome outcome, Loss cause, @Nullable Problem problem) {
    if (piece.decide(outcome, cause, problem)) {
      flow.lost(cause, "a piece of " + piece);
      piece.announce();
    }
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
