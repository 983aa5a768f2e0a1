package dev.flowtrail.sdk;

import static java.util.Objects.requireNonNull;

import dev.flowtrail.protocol.FlowDocument;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flow on its way: what is sent, under which key, until when. The sender's thread alone changes
 * it.
 */
final class Parcel implements Sendable {
  private final Submission submission;
  private final String idempotencyKey;
  private final Reservation memory;
  private final long finishedNanos;
  private final long deadlineNanos;
  private final boolean small;
  private int mostTogether = Integer.MAX_VALUE;
  private @Nullable FlowDocument<Snapshot> flow;
  private @Nullable Instant newsAt;
  private @Nullable Body body;
  private @Nullable Problem lastProblem;
  private int tries;

  Parcel(
      FlowDocument<Snapshot> flow,
      @Nullable Instant newsAt,
      Submission submission,
      String idempotencyKey,
      Reservation memory,
      long finishedNanos,
      long deadlineNanos,
      Batching batching) {
    this.flow = flow;
    this.newsAt = newsAt;
    this.submission = submission;
    this.idempotencyKey = idempotencyKey;
    this.memory = memory;
    this.finishedNanos = finishedNanos;
    this.deadlineNanos = deadlineNanos;
    this.small = batching.takes(memory.heldBytes());
  }

  Submission submission() {
    return submission;
  }

  /** False when somebody gave it up meanwhile. */
  boolean undecided() {
    return submission.outcome() == Outcome.PENDING;
  }

  /** Whether it may travel with others. */
  boolean small() {
    return small && mostTogether > 1;
  }

  /** How many may travel with it, itself included. */
  int mostTogether() {
    return mostTogether;
  }

  /** One of so many may be what the server could not cope with. */
  void failedTogether(int flows) {
    mostTogether = Math.max(1, flows / 2);
  }

  /** What it holds in memory. */
  long heldBytes() {
    return memory.heldBytes();
  }

  @Override
  public String idempotencyKey() {
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

  /** Made for the first try, and the same for every further one. */
  @Override
  public Body body() throws IOException {
    Body packed = body;
    if (packed == null) {
      packed = pack(requireNonNull(flow));
      body = packed;
    }
    return packed;
  }

  /** News may have to be packed once more, as a document; so what they are made of stays. */
  private Body pack(FlowDocument<Snapshot> captured) throws IOException {
    Instant at = newsAt;
    if (at != null) {
      return Body.events(captured, at, memory);
    }
    Body packed = small ? Body.plain(captured, memory) : Body.of(captured, memory);
    flow = null;
    memory.shrinkTo(packed.allocatedBytes());
    return packed;
  }

  /** Whether it holds what is new of a flow, as events, and not a document. */
  boolean events() {
    return newsAt != null;
  }

  /** From now on it holds the same as a document, which any server merges with what it knows. */
  void asDocument() {
    if (newsAt != null) {
      newsAt = null;
      body = null;
    }
  }

  /** Lets go of everything but the submission. */
  void release() {
    flow = null;
    body = null;
    memory.release();
  }
}
