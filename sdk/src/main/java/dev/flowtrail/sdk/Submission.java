package dev.flowtrail.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A finished flow on its way to the server; a handle to wait on. Nobody has to: it is sent anyway.
 * Safe for use by several threads.
 *
 * <pre>{@code
 * Submission submission = flow.finish();
 * if (submission.await(Duration.ofSeconds(5)) == Outcome.DELIVERED) {
 *   System.out.println(submission.dashboardUrl());
 * }
 * }</pre>
 */
public final class Submission {
  private final UUID flowId;
  private final String flowName;
  private final @Nullable URI server;
  private final @Nullable FlowLosses losses;
  private final CountDownLatch announced = new CountDownLatch(1);
  private volatile Outcome outcome = Outcome.PENDING;
  private volatile @Nullable Problem problem;
  private volatile @Nullable Loss loss;

  /**
   * @param server null where it will never get to one
   */
  Submission(UUID flowId, String flowName, @Nullable URI server) {
    this(flowId, flowName, server, null);
  }

  /**
   * @param losses of the flow that this is a piece of; null for a flow
   */
  Submission(UUID flowId, String flowName, @Nullable URI server, @Nullable FlowLosses losses) {
    this.flowId = flowId;
    this.flowName = flowName;
    this.server = server;
    this.losses = losses;
  }

  /** Of a piece where its losses are noted; null for a flow. */
  @Nullable FlowLosses pieceOf() {
    return losses;
  }

  /** The id under which the server knows the flow. */
  public UUID flowId() {
    return flowId;
  }

  /** The process that the flow is an execution of. */
  public String flowName() {
    return flowName;
  }

  /** Where the flow can be looked at once it is delivered. */
  public URI dashboardUrl() {
    return URI.create(server == null ? "about:blank" : server + "/flows/" + flowId);
  }

  /** What has become of it by now. */
  public Outcome outcome() {
    return outcome;
  }

  /** Why it was not delivered; empty while pending and once delivered. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /** As what its loss is counted; empty while pending, and once it is safe. */
  public Optional<Loss> loss() {
    return Optional.ofNullable(loss);
  }

  /**
   * Waits until the outcome is known, at most {@code timeout}; null or less than zero does not
   * wait. An interrupted wait ends at once and leaves the thread's interrupt flag set.
   *
   * @return the outcome, {@link Outcome#PENDING} when it is not known in time
   */
  public Outcome await(Duration timeout) {
    try {
      announced.await(nanos(timeout), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome;
  }

  private static long nanos(@Nullable Duration timeout) {
    return timeout == null ? 0 : TimeUnit.NANOSECONDS.convert(timeout);
  }

  /** One line: name, id, outcome and, when it was not delivered, why. */
  @Override
  public String toString() {
    String line = "flow " + flowName + " " + flowId + ": " + outcome;
    return problem().map(why -> line + ", " + why).orElse(line);
  }

  /** Sets the outcome; false when it was known before. Who waits goes on waiting. */
  synchronized boolean decide(Outcome known, @Nullable Loss cause, @Nullable Problem why) {
    if (outcome != Outcome.PENDING) {
      return false;
    }
    loss = cause;
    problem = why;
    outcome = known;
    return true;
  }

  /** Lets those go on who wait for the outcome. */
  void announce() {
    announced.countDown();
  }
}
