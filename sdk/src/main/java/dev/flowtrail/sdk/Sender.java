package dev.flowtrail.sdk;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tries to deliver what is due, and decides what comes after each try. */
final class Sender {
  private final Outbox outbox;
  private final HttpTransport transport;
  private final Backoff backoff;
  private final Reporter reporter;
  private final Time time;
  private long resumeNanos;

  Sender(Outbox outbox, HttpTransport transport, Backoff backoff, Reporter reporter, Time time) {
    this.outbox = outbox;
    this.transport = transport;
    this.backoff = backoff;
    this.reporter = reporter;
    this.time = time;
    this.resumeNanos = time.nanos();
  }

  /** Does one try for each parcel that is due now. */
  void sendDue() {
    Parcel parcel = nextDue();
    while (parcel != null) {
      send(parcel);
      parcel = nextDue();
    }
  }

  /** Until when the server asked to be left alone, by the ticker. */
  long resumeNanos() {
    return resumeNanos;
  }

  private @Nullable Parcel nextDue() {
    return time.nanos() - resumeNanos < 0 ? null : outbox.takeDue();
  }

  private void send(Parcel parcel) {
    try {
      if (parcel.expiredAt(time.nanos())) {
        settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp());
      } else {
        parcel.countTry();
        follow(tryOnce(parcel), parcel);
      }
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
    if (verdict instanceof Verdict.TryAgain again) {
      tryLater(parcel, again);
    } else if (verdict instanceof Verdict.Refused refused) {
      settle(parcel, Outcome.REJECTED, refused.problem());
    } else {
      settle(parcel, Outcome.DELIVERED, null);
    }
  }

  private void tryLater(Parcel parcel, Verdict.TryAgain again) {
    parcel.failedBy(again.problem());
    pause(again.notBefore());
    Duration wait = again.notBefore().plus(backoff.after(parcel.tries()));
    long dueNanos = time.nanos() + wait.toNanos();
    if (parcel.expiredAt(dueNanos) || !outbox.putBack(parcel, dueNanos)) {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp());
    }
  }

  /** What a server asks of one flow it asks of all; cut short, since flows expire meanwhile. */
  private void pause(Duration asked) {
    long pauseNanos = Math.min(asked.toNanos(), backoff.max().toNanos());
    resumeNanos = time.nanos() + pauseNanos;
  }

  private void settle(Parcel parcel, Outcome outcome, @Nullable Problem problem) {
    parcel.release();
    reporter.settle(parcel.submission(), outcome, problem);
    outbox.remove(parcel);
  }
}
