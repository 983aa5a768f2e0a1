package dev.flowtrail.sdk;

import static java.util.Objects.requireNonNull;

import dev.flowtrail.protocol.FlowDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A flow on its way: what is sent, under which key, until when. The sender's thread alone changes
 * it.
 */
final class Parcel {
  private final Submission submission;
  private final String idempotencyKey;
  private final Reservation memory;
  private final long finishedNanos;
  private final long deadlineNanos;
  private @Nullable FlowDocument<Snapshot> flow;
  private @Nullable Body body;
  private @Nullable Problem lastProblem;
  private int tries;

  Parcel(
      FlowDocument<Snapshot> flow,
      Submission submission,
      String idempotencyKey,
      Reservation memory,
      long finishedNanos,
      long deadlineNanos) {
    this.flow = flow;
    this.submission = submission;
    this.idempotencyKey = idempotencyKey;
    this.memory = memory;
    this.finishedNanos = finishedNanos;
    this.deadlineNanos = deadlineNanos;
  }

  Submission submission() {
    return submission;
  }

  /** False when somebody gave it up meanwhile. */
  boolean undecided() {
    return submission.outcome() == Outcome.PENDING;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  int tries() {
    return tries;
  }

  void countTry() {
    tries++;
  }

  void failedBy(Problem problem) {
    lastProblem = problem;
  }

  /**
   * What to say when there are no more tries.
   *
   * @param ofOthers why the last try of any flow failed
   */
  Problem whyGivenUp(@Nullable Problem ofOthers) {
    Problem last = lastProblem == null ? ofOthers : lastProblem;
    if (last == null) {
      return Problem.withoutAnswer(
          "given up before the first try: others took all the time allowed");
    }
    String detail = "given up " + afterTries() + ": " + last.detail();
    return new Problem(last.type(), last.status(), detail, last.faults());
  }

  private String afterTries() {
    return switch (tries) {
      case 0 -> "before the first try, since those of others failed";
      case 1 -> "after 1 try";
      default -> "after " + tries + " tries";
    };
  }

  /** Whether {@code nanos} of the ticker is too late for another try. */
  boolean expiredAt(long nanos) {
    return nanosToDeadline(nanos) < 0;
  }

  long nanosToDeadline(long nanos) {
    return deadlineNanos - nanos;
  }

  /** How long it has been waiting, at that time of the ticker. */
  long ageAt(long nanos) {
    return nanos - finishedNanos;
  }

  /** Packed for the first try, and the same for every further one. */
  Body body() throws IOException {
    Body packed = body;
    if (packed == null) {
      packed = Body.of(requireNonNull(flow), memory);
      body = packed;
      flow = null;
      memory.shrinkTo(packed.allocatedBytes());
    }
    return packed;
  }

  /** Lets go of everything but the submission. */
  void release() {
    flow = null;
    body = null;
    memory.release();
  }
}
