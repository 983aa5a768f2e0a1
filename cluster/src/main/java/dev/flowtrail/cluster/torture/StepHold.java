package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Networks;
import dev.flowtrail.cluster.fault.Direction;
import dev.flowtrail.cluster.fault.Fault;
import dev.flowtrail.cluster.fault.FaultProxy;
import dev.flowtrail.cluster.fault.Gate;
import dev.flowtrail.cluster.fault.HttpFault;
import dev.flowtrail.cluster.fault.HttpFaultProxy;
import dev.flowtrail.cluster.fault.Treatment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a server's work at the first step, on any of its networks, at which it was not held before:
 * what went before is done, the step is not. So hold after hold goes through all steps, without
 * anything in the server that knows of it. Thread-safe.
 */
final class StepHold {

  private static final List<String> CHANGING = List.of("PUT", "POST", "DELETE");

  private final Networks networks;
  private final Moment moment;
  private final Steps statements;
  private final Set<String> known = new HashSet<>();
  private Gate gate = new Gate();
  private Optional<String> held = Optional.empty();
  private boolean answerIsDue;

  /** On which side of a step work is held. */
  enum Moment {
    /** The request for it is not sent. */
    BEFORE,
    /** It is carried out, and nobody hears of it. */
    AFTER
  }

  /**
   * @param statements what counts as a step before PostgreSQL
   */
  StepHold(Networks networks, Moment moment, Steps statements) {
    this.networks = networks;
    this.moment = moment;
    this.statements = statements;
  }

  /** The next new step is held. */
  synchronized void arm() {
    gate = new Gate();
    held = Optional.empty();
    answerIsDue = false;
    networks.postgres().ifPresent(it -> it.suffer(fault(statements)));
    networks.queue().ifPresent(it -> it.suffer(fault(Steps.REDIS)));
    networks.objects().ifPresent(it -> it.suffer(httpFault()));
  }

  /** The step at which work is held; empty when no new one comes for so long. */
  Optional<String> await(Duration atMost) throws InterruptedException {
    return gate().isReachedWithin(atMost) ? held() : Optional.empty();
  }

  /** Nothing is held any more, and what was held never happens: whoever asked for it is dead. */
  void release() {
    networks.postgres().ifPresent(FaultProxy::heal);
    networks.queue().ifPresent(FaultProxy::heal);
    networks.objects().ifPresent(HttpFaultProxy::heal);
    networks.breakConnections();
    gate().open();
  }

  private Fault fault(Steps steps) {
    return (direction, bytes) -> {
      boolean holds =
          direction == Direction.FROM_CLIENT ? holdsRequest(steps.in(bytes)) : holdsAnswer();
      if (holds) {
        gate().pass();
      }
      return true;
    };
  }

  private HttpFault httpFault() {
    return (method, path) -> {
      if (!CHANGING.contains(method) || !isNew(List.of("s3 " + method))) {
        return Treatment.PASS;
      }
      return moment == Moment.BEFORE
          ? new Treatment.HoldBefore(gate())
          : new Treatment.HoldAfter(gate());
    };
  }

  private synchronized boolean holdsRequest(List<String> steps) {
    boolean isNew = isNew(steps);
    answerIsDue |= isNew && moment == Moment.AFTER;
    return isNew && moment == Moment.BEFORE;
  }

  /** The next one that comes, whoever waits for it: in doubt it is held a little early. */
  private synchronized boolean holdsAnswer() {
    boolean due = answerIsDue;
    answerIsDue = false;
    return due;
  }

  private synchronized boolean isNew(List<String> steps) {
    if (held.isPresent()) {
      return false;
    }
    held = steps.stream().filter(known::add).findFirst();
    return held.isPresent();
  }

  private synchronized Gate gate() {
    return gate;
  }

  private synchronized Optional<String> held() {
    return held;
  }
}
