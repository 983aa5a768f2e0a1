package dev.flowtrail.sdk;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tries to deliver what is due, and decides what comes after each try. */
final class Sender {
  private final Outbox outbox;
  private final Transport transport;
  private final Backoff backoff;
  private final Circuit circuit;
  private final Reporter reporter;
  private final Time time;
  private long pausedUntilNanos;
  private @Nullable Problem lastFailure;
  private boolean closing;

  Sender(
      Outbox outbox,
      Transport transport,
      Backoff backoff,
      Circuit circuit,
      Reporter reporter,
      Time time) {
    this.outbox = outbox;
    this.transport = transport;
    this.backoff = backoff;
    this.circuit = circuit;
    this.reporter = reporter;
    this.time = time;
    this.pausedUntilNanos = time.nanos();
  }

  CircuitState circuit() {
    return circuit.state();
  }

  /** Does one try for each parcel that is due now, as far as the server may be asked. */
  void sendDue() {
    giveUpExpired();
    Parcel parcel = nextDue();
    while (parcel != null) {
      send(parcel);
      giveUpExpired();
      parcel = nextDue();
    }
  }

  /** How long the server is to be left alone; zero or less when it is not. */
  long nanosToResume() {
    long toProbe = outbox.closed() ? 0 : circuit.nanosToProbe();
    return Math.max(pausedUntilNanos - time.nanos(), toProbe);
  }

  private @Nullable Parcel nextDue() {
    hurryOnceClosed();
    if (pausedUntilNanos - time.nanos() > 0) {
      return null;
    }
    if (circuit.allowsTry()) {
      return outbox.takeDue();
    }
    if (closing) {
      giveUpRest();
    }
    return null;
  }

  /** Where nothing can be sent later, the server is asked now, and believed. */
  private void hurryOnceClosed() {
    if (!closing && outbox.closed()) {
      closing = true;
      circuit.hurry();
    }
  }

  private void giveUpRest() {
    Parcel parcel = outbox.takeDue();
    while (parcel != null) {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp(lastFailure));
      parcel = outbox.takeDue();
    }
  }

  private void giveUpExpired() {
    Parcel parcel = outbox.takeExpired();
    while (parcel != null) {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp(lastFailure));
      parcel = outbox.takeExpired();
    }
  }

  private void send(Parcel parcel) {
    try {
      parcel.countTry();
      follow(tryOnce(parcel), parcel);
    } catch (RuntimeException | Error | IOException unexpected) {
      String detail = "could not be packed for sending: " + unexpected.getClass().getName();
      settle(parcel, Outcome.GIVEN_UP, Problem.withoutAnswer(detail));
    }
  }

  /** What breaks while sending, such as a want of sockets or threads, may be over the next time. */
  private Verdict tryOnce(Parcel parcel) throws IOException {
    Body body = parcel.body();
    try {
      return Verdict.of(transport.post(body, parcel.idempotencyKey()), time.now());
    } catch (InterruptedException closing) {
      return Verdict.withoutAnswer("interrupted");
    } catch (IOException | RuntimeException | Error noAnswer) {
      return Verdict.withoutAnswer(Reason.of(noAnswer));
    }
  }

  private void follow(Verdict verdict, Parcel parcel) {
    tellCircuit(verdict);
    if (verdict instanceof Verdict.TryAgain again) {
      tryLater(parcel, again);
    } else if (verdict instanceof Verdict.Refused refused) {
      settle(parcel, Outcome.REJECTED, refused.problem());
    } else {
      settle(parcel, Outcome.DELIVERED, null);
    }
  }

  private void tellCircuit(Verdict verdict) {
    if (verdict instanceof Verdict.TryAgain again && !again.fromWorkingServer()) {
      lastFailure = again.problem();
      circuit.failed();
    } else {
      circuit.answered();
    }
  }

  private void tryLater(Parcel parcel, Verdict.TryAgain again) {
    parcel.failedBy(again.problem());
    pause(again.notBefore());
    Duration wait = again.notBefore().plus(backoff.after(parcel.tries()));
    long dueNanos = time.nanos() + wait.toNanos();
    if (parcel.expiredAt(dueNanos) || !outbox.putBack(parcel, dueNanos)) {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp(lastFailure));
    }
  }

  /** What a server asks of one flow it asks of all; cut short, since flows expire meanwhile. */
  private void pause(Duration asked) {
    long pauseNanos = Math.min(asked.toNanos(), backoff.max().toNanos());
    pausedUntilNanos = time.nanos() + pauseNanos;
  }

  private void settle(Parcel parcel, Outcome outcome, @Nullable Problem problem) {
    parcel.release();
    reporter.settle(parcel.submission(), outcome, problem);
    outbox.remove(parcel);
  }
}
