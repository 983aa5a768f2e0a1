package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.lang.ref.Reference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flow that is kept until it is sent, as the host holds it. */
final class RecordedFlow implements Flow {
  private final FlowContent content;

  RecordedFlow(FlowContent content) {
    this.content = content;
  }

  @Override
  public UUID id() {
    return content.id();
  }

  @Override
  public String name() {
    return content.name();
  }

  @Override
  public Flow attribute(String attribute, @Nullable Object value) {
    content.attributes().put(attribute, value);
    return this;
  }

  @Override
  public Flow continues(@Nullable String context) {
    content.links().continues(context);
    return this;
  }

  @Override
  public Flow trace(@Nullable String traceparent) {
    content.links().trace(traceparent);
    return this;
  }

  @Override
  public Flow delivery(@Nullable Delivery delivery) {
    content.push(delivery == Delivery.INCREMENTAL);
    return this;
  }

  @Override
  public String context() {
    return new FlowContext(id(), null).header();
  }

  @Override
  public Step createStep(String stepName) {
    return createStep(stepName, null);
  }

  Step createStep(@Nullable String given, @Nullable UUID parentId) {
    String stepName = content.scope().losses().cleanName(given, "step", this);
    StepContent step = content.addStep(stepName, parentId);
    return step == null ? new SilentStep(stepName) : new RecordedStep(this, step);
  }

  /** Held until it is finished: otherwise it could be taken for abandoned just before. */
  @Override
  public Submission finish(@Nullable Status status, @Nullable String reason) {
    try {
      return content.finish(status, reason);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void close() {
    finish(Status.FAILED, Reason.LEFT_UNFINISHED);
  }

  @Override
  public String toString() {
    return content.toString();
  }
}
