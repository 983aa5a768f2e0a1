package dev.flowtrail.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Brings flows to disk that cannot be delivered, and from there to the server. A disk that fails is
 * left alone for a while; flows then stay in memory, as without a spool. The sender's thread alone
 * uses it, but for {@link #flows}.
 */
final class Spooler implements AutoCloseable {
  /** How long flows are gathered for one file: so much may be lost when the process dies. */
  static final Duration GATHERING = Duration.ofSeconds(1);

  static final Duration DISK_PAUSE = Duration.ofSeconds(30);
  static final Duration LOOKING_FOR_THE_DEAD = Duration.ofMinutes(1);

  private static final long FILE_BYTES = 1 << 20;

  private final SpoolQueue queue;
  private final boolean everyFlow;
  private final BooleanSupplier pressure;
  private final Parcels parcels;
  private final Backoff backoff;
  private final Reporter reporter;
  private final Time time;
  private long diskUsableNanos;
  private long nextLookNanos;
  private long retryNanos;
  private int failuresInARow;
  private int aloneLeft;

  Spooler(
      SpoolQueue queue,
      boolean everyFlow,
      BooleanSupplier pressure,
      Parcels parcels,
      Backoff backoff,
      Reporter reporter) {
    this.queue = queue;
    this.everyFlow = everyFlow;
    this.pressure = pressure;
    this.parcels = parcels;
    this.backoff = backoff;
    this.reporter = reporter;
    this.time = parcels.time();
    this.diskUsableNanos = time.nanos();
    this.nextLookNanos = time.nanos();
    this.retryNanos = time.nanos();
  }

  /**
   * Takes a part of the folder for this process.
   *
   * @param pressure whether memory is so short that also a server that answers is too slow
   * @throws IllegalArgumentException when it cannot: while setting up there is someone to tell
   */
  static Spooler open(
      Spool settings,
      BooleanSupplier pressure,
      Parcels parcels,
      Backoff backoff,
      Reporter reporter) {
    try {
      SpoolQueue queue = new SpoolQueue(settings, reporter);
      return new Spooler(queue, settings.takesEveryFlow(), pressure, parcels, backoff, reporter);
    } catch (IOException | RuntimeException unusable) {
      throw new IllegalArgumentException(
          "spool: expected a folder to write in but "
              + settings.folder()
              + " is none: "
              + Reason.of(unusable),
          unusable);
    }
  }

  /** How many flows wait on disk. */
  long flows() {
    return queue.flows();
  }

  /**
   * Takes over what dead processes left, and what of the outbox belongs on disk.
   *
   * @return what was taken out of the outbox and could not be written
   */
  List<Parcel> gather(Outbox outbox, Line line) {
    lookForTheDead();
    boolean due = nanosToGather(outbox, line) <= 0;
    return due ? store(outbox.takeWaiting(), outbox) : List.of();
  }

  /**
   * Writes parcels to disk, and tells their outcome.
   *
   * @return those that could not be written
   */
  List<Parcel> store(List<Parcel> all, Outbox outbox) {
    int stored = 0;
    try {
      while (stored < all.size() && diskUsableNanos - time.nanos() <= 0) {
        stored += storeFile(all.subList(stored, all.size()), outbox);
      }
    } catch (IOException | RuntimeException | Error failed) {
      diskUsableNanos = time.nanos() + DISK_PAUSE.toNanos();
      reporter.spoolFailed(failed);
    }
    return all.subList(stored, all.size());
  }

  /** Tries to deliver flows from disk, in one request; false when there is none that is due. */
  boolean sendNext(Line line) {
    if (retryNanos - time.nanos() > 0) {
      return false;
    }
    try {
      boolean alone = failuresInARow > 0 || aloneLeft > 0;
      List<Spooled> few = alone ? List.of() : queue.nextFew(line.batching());
      if (few.size() > 1) {
        sendTogether(few, line);
        return true;
      }
      return sendAlone(line);
    } catch (IOException | RuntimeException | Error failed) {
      retryNanos = time.nanos() + DISK_PAUSE.toNanos();
      reporter.spoolFailed(failed);
      return false;
    }
  }

  private boolean sendAlone(Line line) {
    Spooled next = queue.next(failuresInARow);
    if (next == null) {
      return false;
    }
    aloneLeft = Math.max(0, aloneLeft - 1);
    SpooledFlow flow = next.flow();
    follow(line.send(flow.body(), flow.idempotencyKey()), next, line);
    return true;
  }

  /** After a failure the next ones go alone, so that none can stand before all others. */
  private void sendTogether(List<Spooled> few, Line line) throws IOException {
    List<SpooledFlow> flows = few.stream().map(Spooled::flow).toList();
    BatchVerdict verdict = line.sendBatch(Body.ofLines(flows), few.size());
    if (verdict instanceof BatchVerdict.Each each) {
      follow(each.verdicts(), few, line);
    } else if (verdict instanceof BatchVerdict.Nothing nothing) {
      failed(few.get(0), nothing.again(), line);
    } else {
      aloneLeft = few.size();
    }
  }

  /** How long until there is something to be sent from disk. */
  long nanosToSend() {
    return queue.flows() == 0 ? Long.MAX_VALUE : retryNanos - time.nanos();
  }

  /** How long until there is something to be done besides sending. */
  long nanosToWork(Outbox outbox, Line line) {
    return Math.min(nanosToGather(outbox, line), nextLookNanos - time.nanos());
  }

  @Override
  public void close() {
    queue.close();
  }

  private long nanosToGather(Outbox outbox, Line line) {
    long waited = outbox.nanosSinceOldest();
    boolean atOnce = everyFlow || pressure.getAsBoolean();
    if (waited < 0 || !atOnce && line.circuit() == CircuitState.CLOSED) {
      return Long.MAX_VALUE;
    }
    long gathering = atOnce ? 0 : GATHERING.toNanos() - waited;
    return Math.max(gathering, diskUsableNanos - time.nanos());
  }

  private void lookForTheDead() {
    if (nextLookNanos - time.nanos() > 0) {
      return;
    }
    nextLookNanos = time.nanos() + LOOKING_FOR_THE_DEAD.toNanos();
    try {
      queue.takeOverFromTheDead();
    } catch (IOException | RuntimeException failed) {
      reporter.spoolFailed(failed);
    }
  }

  /** Writes as many as belong into one file. */
  private int storeFile(List<Parcel> parcelsLeft, Outbox outbox) throws IOException {
    List<SpooledFlow> flows = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < parcelsLeft.size() && bytes < FILE_BYTES; i++) {
      SpooledFlow flow = SpooledFlow.of(parcelsLeft.get(i));
      flows.add(flow);
      bytes += flow.length();
    }
    boolean room = queue.write(flows, millisOf(flows.get(0)));
    for (Parcel parcel : parcelsLeft.subList(0, flows.size())) {
      settle(parcel, room, outbox);
    }
    return flows.size();
  }

  private void settle(Parcel parcel, boolean stored, Outbox outbox) {
    parcel.release();
    if (stored) {
      reporter.settle(parcel.submission(), Outcome.SPOOLED, null);
    } else {
      Problem full = Problem.withoutAnswer("there was no room for it on disk");
      reporter.settleLost(parcel.submission(), Loss.SPOOL_FULL, full);
    }
    outbox.remove(parcel);
  }

  /** When it finished: its key is an id that tells the time. */
  private static long millisOf(SpooledFlow flow) {
    return UUID.fromString(flow.idempotencyKey()).getMostSignificantBits() >>> 16;
  }

  private void follow(Verdict verdict, Spooled sent, Line line) {
    if (verdict instanceof Verdict.TryAgain again) {
      failed(sent, again, line);
      return;
    }
    failuresInARow = 0;
    if (verdict instanceof Verdict.Refused refused) {
      forget(sent, Outcome.REJECTED, refused.problem());
    } else {
      queue.remove(sent);
      reporter.settle(submissionOf(sent), Outcome.DELIVERED, null);
    }
  }

  /** All that fail together are one failure, and none in a row where others succeed. */
  private void follow(List<Verdict> verdicts, List<Spooled> sent, Line line) {
    int failuresBefore = failuresInARow;
    boolean works = verdicts.stream().anyMatch(it -> !(it instanceof Verdict.TryAgain));
    for (int i = 0; i < sent.size(); i++) {
      failuresInARow = failuresBefore;
      follow(verdicts.get(i), sent.get(i), line);
    }
    failuresInARow = works ? 0 : failuresBefore + 1;
  }

  /** The next try is for the one behind it, so that one flow does not stand before all others. */
  private void failed(Spooled sent, Verdict.TryAgain again, Line line) {
    failuresInARow++;
    retryNanos = time.nanos() + backoff.after(failuresInARow).toNanos();
    sent.failedAt(time.nanos(), line.deliveries());
    long patience = parcels.giveUpAfter().toNanos();
    if (sent.aloneFails(time.nanos(), line.deliveries(), patience)) {
      forget(sent, Outcome.GIVEN_UP, again.problem());
    }
  }

  private void forget(Spooled sent, Outcome outcome, Problem problem) {
    queue.remove(sent);
    reporter.settle(submissionOf(sent), outcome, problem);
  }

  private Submission submissionOf(Spooled sent) {
    SpooledFlow flow = sent.flow();
    return flow.piece()
        ? parcels.piece(flow.flowId(), flow.flowName(), new FlowLosses(reporter))
        : parcels.submission(flow.flowId(), flow.flowName());
  }
}
