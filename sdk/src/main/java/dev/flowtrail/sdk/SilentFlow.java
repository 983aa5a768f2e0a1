package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow of which nothing is kept.
 *
 * @param submission says why
 */
record SilentFlow(Submission submission) implements Flow {
  /** Stands where there is no flow. */
  static final SilentFlow NONE = none();

  private static SilentFlow none() {
    Submission never = new Submission(SilentStep.NO_ID, "", null);
    never.decide(Outcome.NOT_SENT, null, Problem.withoutAnswer("there is no current flow"));
    never.announce();
    return new SilentFlow(never);
  }

  @Override
  public String name() {
    return submission.flowName();
  }

  @Override
  public UUID id() {
    return submission.flowId();
  }

  @Override
  public Flow attribute(String attribute, @Nullable Object value) {
    return this;
  }

  @Override
  public Flow continues(@Nullable String context) {
    return this;
  }

  @Override
  public Flow trace(@Nullable String traceparent) {
    return this;
  }

  @Override
  public Flow delivery(Delivery delivery) {
    return this;
  }

  @Override
  public String context() {
    return "";
  }

  @Override
  public Step createStep(String step) {
    return new SilentStep(SilentStep.nameOf(step));
  }

  @Override
  public Submission finish(Status status, String reason) {
    return submission;
  }

  @Override
  public Submission fail(Throwable thrown) {
    return submission;
  }

  @Override
  public void close() {}
}
