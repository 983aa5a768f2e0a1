package dev.flowtrail.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server: whether it may be asked now, and what became of a try. The sender's thread
 * alone uses it, but for {@link #circuit} and {@link #cut}.
 */
final class Line {
  /** A server that does not know all of this may be replaced by one that does. */
  private static final Duration OLDER_SERVER = Duration.ofMinutes(10);

  private final Transport transport;
  private final Backoff backoff;
  private final Circuit circuit;
  private final Time time;
  private final Batching batching;
  private long noBatchesUntilNanos;
  private long noEventsUntilNanos;
  private long pausedUntilNanos;
  private long deliveries;
  private @Nullable Problem lastFailure;
  private volatile boolean cut;

  Line(Transport transport, Backoff backoff, Circuit circuit, Time time, Batching batching) {
    this.transport = transport;
    this.backoff = backoff;
    this.circuit = circuit;
    this.time = time;
    this.batching = batching;
    this.noBatchesUntilNanos = time.nanos();
    this.noEventsUntilNanos = time.nanos();
    this.pausedUntilNanos = time.nanos();
  }

  CircuitState circuit() {
    return circuit.state();
  }

  /** Nothing is to be tried any more. */
  void cut() {
    cut = true;
  }

  /** Whether a try is allowed now. */
  boolean open() {
    return !cut && pausedUntilNanos - time.nanos() <= 0 && circuit.allowsTry();
  }

  /** Whether the server is believed to be gone, or nothing is to be tried. */
  boolean dead() {
    return cut || circuit.state() == CircuitState.OPEN;
  }

  /** How long the server is to be left alone; zero or less when it is not. */
  long nanosToResume() {
    return Math.max(pausedUntilNanos - time.nanos(), circuit.nanosToProbe());
  }

  /** Allows a try at once although the server seems to be gone. */
  void hurry() {
    circuit.hurry();
  }

  /** Why the last try failed, whichever flow it was for. */
  @Nullable Problem lastFailure() {
    return lastFailure;
  }

  /** How many flows the server has taken so far. */
  long deliveries() {
    return deliveries;
  }

  /** What breaks while sending, such as a want of sockets or threads, may be over the next time. */
  Verdict send(Body body, String idempotencyKey) {
    return note(tryOnce(() -> transport.post(body, idempotencyKey)));
  }

  /** The same for what is new of a flow, as events. */
  Verdict sendEvents(UUID flowId, Body events, String idempotencyKey) {
    Verdict verdict = tryOnce(() -> transport.postEvents(flowId, events, idempotencyKey));
    if (verdict instanceof Verdict.Refused refused && refused.isOfUnknownPath()) {
      noEventsUntilNanos = time.nanos() + OLDER_SERVER.toNanos();
    }
    return note(verdict);
  }

  /** Whether the server takes flows piece by piece, as far as is known. */
  boolean takesEvents() {
    return noEventsUntilNanos - time.nanos() <= 0;
  }

  private Verdict note(Verdict verdict) {
    if (verdict instanceof Verdict.TryAgain again) {
      failed(again);
    } else {
      deliveries += verdict instanceof Verdict.Delivered ? 1 : 0;
      circuit.answered();
    }
    return verdict;
  }

  /** How many flows may go in one request now; one alone probes a server that seems to be gone. */
  Batching batching() {
    boolean together =
        noBatchesUntilNanos - time.nanos() <= 0 && circuit.state() == CircuitState.CLOSED;
    return together ? batching : Batching.NONE;
  }

  /** The same as {@link #send} for many flows at once. */
  BatchVerdict sendBatch(Body lines, int flows) {
    BatchVerdict verdict = tryBatchOnce(lines, flows);
    if (verdict instanceof BatchVerdict.Nothing nothing) {
      failed(nothing.again());
    } else if (verdict instanceof BatchVerdict.Each each) {
      note(each.verdicts());
    } else if (verdict instanceof BatchVerdict.Apart apart) {
      circuit.answered();
      noBatchesUntilNanos = time.nanos() + (apart.always() ? OLDER_SERVER.toNanos() : 0);
    }
    return verdict;
  }

  /** The server works when it takes or refuses any; what it asks to wait is asked of all. */
  private void note(List<Verdict> verdicts) {
    deliveries += verdicts.stream().filter(it -> it instanceof Verdict.Delivered).count();
    List<Verdict.TryAgain> again =
        verdicts.stream()
            .filter(it -> it instanceof Verdict.TryAgain)
            .map(Verdict.TryAgain.class::cast)
            .sorted(Comparator.comparing(Verdict.TryAgain::notBefore))
            .toList();
    if (!again.isEmpty() && again.size() == verdicts.size()) {
      failed(again.get(again.size() - 1));
    } else {
      circuit.answered();
      if (!again.isEmpty()) {
        pause(again.get(again.size() - 1).notBefore());
      }
    }
  }

  private BatchVerdict tryBatchOnce(Body lines, int flows) {
    try {
      return BatchVerdict.of(transport.postBatch(lines), flows, time.now());
    } catch (InterruptedException closing) {
      return new BatchVerdict.Nothing(Verdict.withoutAnswer("interrupted"));
    } catch (IOException | RuntimeException | Error noAnswer) {
      return new BatchVerdict.Nothing(Verdict.withoutAnswer(Reason.of(noAnswer)));
    }
  }

  private interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  private Verdict tryOnce(Request request) {
    try {
      return Verdict.of(request.send(), time.now());
    } catch (InterruptedException closing) {
      return Verdict.withoutAnswer("interrupted");
    } catch (IOException | RuntimeException | Error noAnswer) {
      return Verdict.withoutAnswer(Reason.of(noAnswer));
    }
  }

  private void failed(Verdict.TryAgain again) {
    pause(again.notBefore());
    if (again.fromWorkingServer()) {
      circuit.answered();
    } else if (!cut) {
      lastFailure = again.problem();
      circuit.failed();
    }
  }

  /** What a server asks of one flow it asks of all; cut short, since flows expire meanwhile. */
  private void pause(Duration asked) {
    long pauseNanos = Math.min(asked.toNanos(), backoff.max().toNanos());
    pausedUntilNanos = time.nanos() + pauseNanos;
  }
}
