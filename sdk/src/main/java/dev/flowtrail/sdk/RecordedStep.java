package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.Status;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a flow that is kept, as the host holds it. Whoever holds it holds its flow too. */
final class RecordedStep extends Step {
  private static final int MAX_SUGGESTION_LENGTH = 1_000;

  private final RecordedFlow flow;
  private final StepContent content;

  RecordedStep(RecordedFlow flow, StepContent content) {
    this.flow = flow;
    this.content = content;
  }

  @Override
  public UUID id() {
    return content.opened().id();
  }

  @Override
  public String name() {
    return content.opened().name();
  }

  @Override
  public String context() {
    return new FlowContext(flow.id(), id()).header();
  }

  @Override
  public Step createStep(String name) {
    return flow.createStep(name, id());
  }

  @Override
  public Step kind(@Nullable String word) {
    String clean = scope().losses().cleanText(word, Limits.MAX_NAME_LENGTH, "kind", this);
    content.kind(clean.isBlank() ? null : clean);
    return this;
  }

  @Override
  public Step capture(String given, @Nullable Object data, @Nullable Shape givenShape) {
    Instant now = scope().clock().now();
    Shape shape = givenShape == null ? Shape.PLAIN : givenShape;
    content.keep(given, shape, now, scope().snapshot(data));
    return this;
  }

  /** Keeps what was encoded meanwhile. */
  void keep(String given, Shape shape, Snapshot snapshot) {
    content.keep(given, shape, scope().clock().now(), snapshot);
  }

  /** What to say of this step where its user says nothing. */
  void suggest(StepKind likelyKind, String likelyReason) {
    String cut = Text.cut(likelyReason, MAX_SUGGESTION_LENGTH);
    content.suggest(likelyKind, scope().cleanReason(cut, this));
  }

  FlowScope scope() {
    return content.scope();
  }

  @Override
  Flow flow() {
    return flow;
  }

  @Override
  RecordedStep recorded() {
    return this;
  }

  @Override
  public void finish(@Nullable Status status, @Nullable String reason) {
    content.end(Ending.sendable(status), scope().cleanReason(reason, this));
  }

  @Override
  public void close() {
    if (!content.ended()) {
      content.end(Status.FAILED, Reason.LEFT_UNFINISHED);
    }
  }

  @Override
  public String toString() {
    return content.toString();
  }
}
