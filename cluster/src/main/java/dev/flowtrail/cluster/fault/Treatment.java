package dev.flowtrail.cluster.fault;

/** What becomes of one HTTP request. */
public sealed interface Treatment {

  Treatment PASS = new Pass();
  Treatment LOSE_ANSWER = new LoseAnswer();
  Treatment CUT_ANSWER = new CutAnswer();
  Treatment RESET = new Reset();

  /** As S3 does when it cannot, or will not. */
  Treatment INTERNAL_ERROR = new Refuse(500, "InternalError");

  Treatment UNAVAILABLE = new Refuse(503, "ServiceUnavailable");
  Treatment SLOW_DOWN = new Refuse(503, "SlowDown");

  /** It is carried out and answered. */
  record Pass() implements Treatment {}

  /** It is not carried out; the answer says why, as S3 would. */
  record Refuse(int status, String code) implements Treatment {}

  /** It is not carried out; the connection breaks. */
  record Reset() implements Treatment {}

  /** It is carried out; the connection breaks before any answer. */
  record LoseAnswer() implements Treatment {}

  /** It is carried out; the connection breaks within the answer. */
  record CutAnswer() implements Treatment {}

  /** It waits at the gate, then it is carried out and answered. */
  record HoldBefore(Gate gate) implements Treatment {}

  /** It is carried out; the answer waits at the gate. */
  record HoldAfter(Gate gate) implements Treatment {}
}
