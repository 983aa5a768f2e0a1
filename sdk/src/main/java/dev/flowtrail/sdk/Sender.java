package dev.flowtrail.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries to deliver what is due, and decides what comes after each try. */
final class Sender {
  private final Outbox outbox;
  private final Line line;
  private final Backoff backoff;
  private final Reporter reporter;
  private final Time time;
  private final OpenFlows openFlows;
  private final @Nullable Spooler spooler;
  private boolean spoolFirst;
  private long lastSentNanos;
  private boolean closing;

  /**
   * @param spooler null where there is no disk to turn to
   */
  Sender(
      Outbox outbox,
      Line line,
      Backoff backoff,
      Reporter reporter,
      Time time,
      OpenFlows openFlows,
      @Nullable Spooler spooler) {
    this.outbox = outbox;
    this.line = line;
    this.backoff = backoff;
    this.reporter = reporter;
    this.time = time;
    this.openFlows = openFlows;
    this.spooler = spooler;
    this.lastSentNanos = time.nanos() - line.batching().age().toNanos();
  }

  CircuitState circuit() {
    return line.circuit();
  }

  boolean spools() {
    return spooler != null;
  }

  /** How many flows wait on disk. */
  long flowsOnDisk() {
    return spooler == null ? 0 : spooler.flows();
  }

  /** Ends all sending: what waits goes to disk, or is given up. From any thread. */
  void cut() {
    line.cut();
  }

  /** Does one try for each flow that is due now, as far as the server may be asked. */
  void sendDue() {
    hurryOnceClosed();
    prepare();
    while (line.open() && sendNext()) {
      hurryOnceClosed();
      prepare();
    }
    if (closing && (spools() || line.dead())) {
      giveUp(outbox.takeWaiting());
    }
  }

  /** How long there is nothing to do. */
  long nanosToWork() {
    long toSend = Math.max(outbox.nanosToNext(), nanosForCompany());
    if (outbox.closed()) {
      return Math.max(toSend, spools() || line.dead() ? 0 : line.nanosToResume());
    }
    long toPrepare = Math.min(outbox.nanosToExpiry(), openFlows.nanosToLook());
    if (line.circuit() == CircuitState.CLOSED) {
      toPrepare = Math.min(toPrepare, openFlows.nanosToPush());
    }
    if (spooler != null) {
      toSend = Math.min(toSend, spooler.nanosToSend());
      toPrepare = Math.min(toPrepare, spooler.nanosToWork(outbox, line));
    }
    return Math.min(toPrepare, Math.max(toSend, line.nanosToResume()));
  }

  /** Lets go of the disk. For the sender's thread, at its end. */
  void close() {
    if (spooler != null) {
      spooler.close();
    }
  }

  /** Where nothing can be sent later and nothing be kept, the server is asked now, and believed. */
  private void hurryOnceClosed() {
    if (!closing && outbox.closed()) {
      closing = true;
      if (spooler == null) {
        line.hurry();
      }
    }
  }

  private void prepare() {
    openFlows.abandonIdle();
    if (line.circuit() == CircuitState.CLOSED) {
      openFlows.pushNews();
    }
    Parcel expired = outbox.takeExpired();
    while (expired != null) {
      expire(expired);
      expired = outbox.takeExpired();
    }
    if (spooler != null) {
      spooler.gather(outbox, line).forEach(this::keepInMemory);
    }
  }

  private void keepInMemory(Parcel parcel) {
    if (!outbox.putBack(parcel, time.nanos())) {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp(line.lastFailure()));
    }
  }

  /** What was tried often while the server took others would be tried in vain from disk too. */
  private void expire(Parcel parcel) {
    if (parcel.tries() < Circuit.OPENS_AFTER || line.circuit() != CircuitState.CLOSED) {
      giveUp(List.of(parcel));
    } else {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp(line.lastFailure()));
    }
  }

  /** To the disk, where there is one. */
  private void giveUp(List<Parcel> parcels) {
    List<Parcel> open = parcels.stream().filter(Parcel::undecided).toList();
    List<Parcel> lost = spooler == null ? open : spooler.store(open, outbox);
    for (Parcel parcel : lost) {
      settle(parcel, Outcome.GIVEN_UP, parcel.whyGivenUp(line.lastFailure()));
    }
  }

  /** Old and new take turns. What is on disk is safe there, and can wait when the trail closes. */
  private boolean sendNext() {
    if (spooler == null || closing) {
      return sendFromMemory();
    }
    spoolFirst = !spoolFirst;
    return spoolFirst
        ? spooler.sendNext(line) || sendFromMemory()
        : sendFromMemory() || spooler.sendNext(line);
  }

  private boolean sendFromMemory() {
    if (nanosForCompany() > 0) {
      return false;
    }
    List<Parcel> due = outbox.takeDue(line.batching());
    if (!due.isEmpty()) {
      lastSentNanos = time.nanos();
    }
    if (due.size() > 1) {
      sendTogether(due);
    } else {
      due.forEach(this::send);
    }
    return !due.isEmpty();
  }

  /** How long what is due waits for company; one that comes after a pause does not wait. */
  private long nanosForCompany() {
    Batching batching = line.batching();
    return outbox.isFull(batching) ? 0 : lastSentNanos + batching.age().toNanos() - time.nanos();
  }

  private void sendTogether(List<Parcel> parcels) {
    BatchVerdict verdict;
    try {
      verdict = line.sendBatch(Body.ofLines(parcels), parcels.size());
    } catch (RuntimeException | Error | IOException unexpected) {
      verdict = new BatchVerdict.Apart(false);
    }
    if (verdict instanceof BatchVerdict.Each each) {
      parcels.forEach(Parcel::countTry);
      for (int i = 0; i < parcels.size(); i++) {
        follow(each.verdicts().get(i), parcels.get(i));
      }
    } else if (verdict instanceof BatchVerdict.Nothing nothing) {
      tryLater(parcels, nothing.again());
    } else {
      sendApart(parcels);
    }
  }

  private void tryLater(List<Parcel> parcels, Verdict.TryAgain again) {
    for (Parcel parcel : parcels) {
      parcel.countTry();
      if (again.isDefect()) {
        parcel.failedTogether(parcels.size());
      }
      tryLater(parcel, again);
    }
  }

  private void sendApart(List<Parcel> parcels) {
    for (Parcel parcel : parcels) {
      parcel.failedTogether(1);
      if (line.open()) {
        send(parcel);
      } else if (!outbox.putBack(parcel, time.nanos())) {
        giveUp(List.of(parcel));
      }
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

  /** What is new of a flow goes as a document where the server does not take events. */
  private Verdict tryOnce(Parcel parcel) throws IOException {
    if (parcel.events() && line.takesEvents()) {
      UUID flowId = parcel.submission().flowId();
      Verdict verdict = line.sendEvents(flowId, parcel.body(), parcel.idempotencyKey());
      if (line.takesEvents()) {
        return verdict;
      }
    }
    parcel.asDocument();
    return line.send(parcel.body().packed(), parcel.idempotencyKey());
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
    Duration wait = again.notBefore().plus(backoff.after(parcel.tries()));
    long dueNanos = time.nanos() + wait.toNanos();
    if (parcel.expiredAt(dueNanos)) {
      expire(parcel);
    } else if (!outbox.putBack(parcel, dueNanos)) {
      giveUp(List.of(parcel));
    }
  }

  private void settle(Parcel parcel, Outcome outcome, @Nullable Problem problem) {
    parcel.release();
    reporter.settle(parcel.submission(), outcome, problem);
    outbox.remove(parcel);
  }
}
