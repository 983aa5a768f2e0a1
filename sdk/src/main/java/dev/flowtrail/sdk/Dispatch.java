package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Takes finished flows from the host's threads and has them sent by a thread of its own. */
final class Dispatch {
  private static final Duration AFTER_A_BREAK = Duration.ofSeconds(1);

  private final Parcels parcels;
  private final Outbox outbox;
  private final Sender sender;
  private final Reporter reporter;
  private final Thread thread;

  Dispatch(Parcels parcels, Outbox outbox, Sender sender, Reporter reporter) {
    this.parcels = parcels;
    this.outbox = outbox;
    this.sender = sender;
    this.reporter = reporter;
    this.thread = new Thread(null, this::run, "flowtrail-sender", 0, false);
  }

  /**
   * Keeps nothing of the thread that builds the trail but its class loader: it may be a request.
   */
  void start() {
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  Submission submissionOf(UUID flowId, String flowName) {
    return parcels.submission(flowId, flowName);
  }

  /** A flow that is never sent; nobody is told of it. */
  SilentFlow silentFlow(String name, String why) {
    Submission submission = submissionOf(SilentStep.NO_ID, name);
    submission.decide(Outcome.NOT_SENT, null, Problem.withoutAnswer(why));
    submission.announce();
    return new SilentFlow(submission);
  }

  void send(FlowDocument<Snapshot> flow, Submission submission, Reservation memory) {
    send(parcels.parcel(flow, submission, memory));
  }

  private void send(Parcel parcel) {
    if (!outbox.add(parcel)) {
      parcel.release();
      Submission submission = parcel.submission();
      reporter.settle(submission, Outcome.NOT_SENT, Problem.withoutAnswer("the trail was closed"));
    }
  }

  /** A piece of a flow that goes on; what is lost of it is noted there. */
  Submission pieceOf(UUID flowId, String flowName, FlowLosses losses) {
    return parcels.piece(flowId, flowName, losses);
  }

  /**
   * Sends what is new of a flow that is pushed piece by piece.
   *
   * @param at when that was known
   */
  void sendNews(
      FlowDocument<Snapshot> news, Instant at, Submission submission, Reservation memory) {
    send(parcels.news(news, at, submission, memory));
  }

  /** Lets the sender see that there is something to do. */
  void wake() {
    outbox.wake();
  }

  /** A flow that is not in the sample. */
  void leaveOut(Submission submission, Reservation memory) {
    memory.release();
    reporter.leaveOut(submission);
  }

  long flowsOnDisk() {
    return sender.flowsOnDisk();
  }

  CircuitState circuit() {
    return sender.circuit();
  }

  /**
   * Whether memory may become free while this thread waits for it: what the sender does not send,
   * and does not write, it does not free.
   */
  boolean waitingHelps() {
    boolean works = sender.spools() || sender.circuit() != CircuitState.OPEN;
    return works && Thread.currentThread() != thread && !outbox.closed();
  }

  boolean closed() {
    return outbox.closed();
  }

  DeliveryReport flush(@Nullable Duration timeout) {
    List<Submission> open = outbox.open();
    awaitAll(open, new Countdown(timeout, parcels.time()));
    return DeliveryReport.of(open);
  }

  /** Half of the time is for sending where there is a disk, so that there is time to write. */
  DeliveryReport close(@Nullable Duration timeout) {
    Countdown left = new Countdown(timeout, parcels.time());
    boolean first = !outbox.closed();
    List<Submission> open = outbox.close();
    boolean interrupted = Thread.interrupted();
    if (sender.spools()) {
      awaitAll(open, left.half());
      sender.cut();
      thread.interrupt();
    }
    awaitAll(open, left);
    giveUp(open);
    awaitEnd(left);
    if (interrupted) {
      // A host that stops is often interrupted already; that alone shall not cost what waits.
      Thread.currentThread().interrupt();
    }
    DeliveryReport report = DeliveryReport.of(open);
    if (first) {
      reporter.closed(report);
    }
    return report;
  }

  private void giveUp(List<Submission> open) {
    outbox.clear();
    Problem late = Problem.withoutAnswer("the trail was closed before it could be delivered");
    open.forEach(submission -> reporter.settle(submission, Outcome.GIVEN_UP, late));
    // Only now: the sender would tell the interrupt as the cause, and it is not.
    thread.interrupt();
  }

  /** Then the disk is free for others. */
  private void awaitEnd(Countdown left) {
    try {
      if (left.millis() > 0) {
        thread.join(left.millis());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitAll(List<Submission> open, Countdown left) {
    open.forEach(submission -> submission.await(left.remaining()));
  }

  /** Only a closed outbox ends it; an interrupt may come from a listener. */
  private void run() {
    try {
      boolean more = true;
      while (more) {
        more = turn();
      }
    } finally {
      sender.close();
    }
  }

  /** Nothing that breaks in one turn, a want of memory among it, shall be the last turn. */
  private boolean turn() {
    try {
      sender.sendDue();
      return outbox.awaitWork(sender::nanosToWork);
    } catch (RuntimeException | Error broken) {
      reporter.senderFailed(broken);
      LockSupport.parkNanos(AFTER_A_BREAK.toNanos());
      return !outbox.finished();
    }
  }
}
