package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flow that is kept until it is sent. */
final class RecordedFlow implements Flow {
  private final FlowScope scope;
  private final Dispatch dispatch;
  private final UUID id;
  private final String name;
  private final @Nullable String key;
  private final Attributes attributes;
  private final Versions versions = new Versions();
  private final List<RecordedStep> steps = new ArrayList<>();
  private @Nullable Submission submission;

  RecordedFlow(FlowScope scope, Dispatch dispatch, String name, @Nullable String key) {
    this.scope = scope;
    this.dispatch = dispatch;
    this.id = scope.nextId();
    this.name = name;
    this.key = key;
    this.attributes = new Attributes(scope, toString());
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Flow attribute(String attribute, @Nullable Object value) {
    attributes.put(attribute, value);
    return this;
  }

  @Override
  public Step createStep(String stepName) {
    return createStep(stepName, null);
  }

  Step createStep(@Nullable String given, @Nullable UUID parentId) {
    String stepName = scope.losses().cleanName(given, "step", this);
    Loss refusal;
    synchronized (this) {
      refusal = refusal();
      if (refusal == null) {
        return add(stepName, parentId);
      }
    }
    scope.losses().lost(refusal, "step " + stepName + " of " + this);
    return new SilentStep(stepName);
  }

  @Override
  public Submission finish(@Nullable Status status, @Nullable String reason) {
    String clean = scope.cleanReason(reason, this);
    Ending ending = new Ending(Ending.sendable(status), clean, scope.clock().now());
    FlowDocument<Snapshot> captured;
    Submission mine;
    synchronized (this) {
      if (submission != null) {
        return submission;
      }
      mine = dispatch.submissionOf(id, name);
      submission = mine;
      captured = seal(ending);
      scope.memory().handOver();
    }
    dispatch.send(captured, mine, scope.memory());
    return mine;
  }

  @Override
  public void close() {
    finish(Status.FAILED, Reason.LEFT_UNFINISHED);
  }

  @Override
  public String toString() {
    return "flow " + name;
  }

  private @Nullable Loss refusal() {
    if (submission != null) {
      return Loss.TOO_LATE;
    }
    return scope.holdMetadata() ? null : Loss.BUFFER_FULL;
  }

  private RecordedStep add(String stepName, @Nullable UUID parentId) {
    Instant now = scope.clock().now();
    StepHead opened =
        new StepHead(
            scope.nextId(),
            stepName,
            versions.next(stepName),
            steps.size(),
            parentId,
            null,
            Status.RUNNING,
            "",
            now,
            now,
            null);
    RecordedStep step = new RecordedStep(this, scope, opened);
    steps.add(step);
    return step;
  }

  private FlowDocument<Snapshot> seal(Ending ending) {
    List<FlowDocument.Step<Snapshot>> sealed = steps.stream().map(RecordedStep::seal).toList();
    steps.clear();
    return new FlowDocument<>(head(ending), sealed);
  }

  private FlowHead head(Ending ending) {
    return new FlowHead(
        id,
        name,
        key,
        ending.status(),
        ending.reason(),
        scope.clock().start(),
        ending.at(),
        attributes.seal(),
        null);
  }
}
