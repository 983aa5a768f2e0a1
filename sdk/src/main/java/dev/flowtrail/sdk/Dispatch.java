package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes finished flows from the host's threads and has them sent by a thread of its own. */
final class Dispatch {
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
    submission.decide(Outcome.NOT_SENT, Problem.withoutAnswer(why));
    submission.announce();
    return new SilentFlow(submission);
  }

  void send(FlowDocument<Snapshot> flow, Submission submission, Reservation memory) {
    Parcel parcel = parcels.parcel(flow, submission, memory);
    if (!outbox.add(parcel)) {
      parcel.release();
      reporter.settle(submission, Outcome.NOT_SENT, Problem.withoutAnswer("the trail was closed"));
    }
  }

  CircuitState circuit() {
    return sender.circuit();
  }

  boolean closed() {
    return outbox.closed();
  }

  boolean flush(@Nullable Duration timeout) {
    return awaitAll(outbox.open(), timeout);
  }

  List<Submission> close(@Nullable Duration timeout) {
    List<Submission> open = outbox.close();
    awaitUninterrupted(open, timeout);
    outbox.clear();
    Problem late = Problem.withoutAnswer("the trail was closed before it could be delivered");
    open.forEach(submission -> reporter.settle(submission, Outcome.GIVEN_UP, late));
    // Only now: the sender would tell the interrupt as the cause, and it is not.
    thread.interrupt();
    return open.stream().filter(it -> it.outcome() != Outcome.DELIVERED).toList();
  }

  /** A host that stops is often interrupted already; that alone shall not cost what waits. */
  private void awaitUninterrupted(List<Submission> open, @Nullable Duration timeout) {
    boolean interrupted = Thread.interrupted();
    awaitAll(open, timeout);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitAll(List<Submission> open, @Nullable Duration given) {
    Duration timeout = given == null ? Duration.ZERO : given;
    Time time = parcels.time();
    long start = time.nanos();
    boolean settled = true;
    for (Submission submission : open) {
      Duration left = timeout.minusNanos(time.nanos() - start);
      settled &= submission.await(left) != Outcome.PENDING;
    }
    return settled;
  }

  /** Only a closed outbox ends it; an interrupt may come from a listener. */
  private void run() {
    boolean more = true;
    while (more) {
      sender.sendDue();
      more = outbox.awaitDue(sender::nanosToResume);
    }
  }
}
