package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a flow that is kept. */
final class RecordedStep extends Step {
  private static final int MAX_SUGGESTION_LENGTH = 1_000;

  private final RecordedFlow flow;
  private final FlowScope scope;
  private final StepHead opened;
  private final Versions versions = new Versions();
  private final List<FlowDocument.Observation<Snapshot>> observations = new ArrayList<>();
  private @Nullable String kind;
  private Ending ending = Ending.NONE;
  private String suggestedReason = "";
  private boolean sealed;

  RecordedStep(RecordedFlow flow, FlowScope scope, StepHead opened) {
    this.flow = flow;
    this.scope = scope;
    this.opened = opened;
  }

  @Override
  public UUID id() {
    return opened.id();
  }

  @Override
  public String name() {
    return opened.name();
  }

  @Override
  public Step createStep(String name) {
    return flow.createStep(name, id());
  }

  @Override
  public Step kind(@Nullable String word) {
    String clean = scope.losses().cleanText(word, Limits.MAX_NAME_LENGTH, "kind", this);
    if (!setKind(clean.isBlank() ? null : clean)) {
      scope.losses().lost(Loss.TOO_LATE, "kind of " + this);
    }
    return this;
  }

  @Override
  public Step capture(String given, @Nullable Object data, @Nullable Shape givenShape) {
    Instant now = scope.clock().now();
    keep(given, givenShape == null ? Shape.PLAIN : givenShape, now, scope.snapshot(data));
    return this;
  }

  /** Keeps what was encoded meanwhile. */
  void keep(String given, Shape shape, Snapshot snapshot) {
    keep(given, shape, scope.clock().now(), snapshot);
  }

  private void keep(String given, Shape shape, Instant capturedAt, Snapshot snapshot) {
    String name = scope.losses().cleanName(given, "observation", this);
    Loss refusal = add(name, shape, capturedAt, snapshot);
    scope.account(snapshot, refusal, () -> "observation " + name + " of " + this);
  }

  /** What to say of this step where its user says nothing. */
  void suggest(StepKind likelyKind, String likelyReason) {
    String clean = scope.cleanReason(Text.cut(likelyReason, MAX_SUGGESTION_LENGTH), this);
    synchronized (this) {
      kind = kind == null ? likelyKind.wireName() : kind;
      suggestedReason = clean;
    }
  }

  FlowScope scope() {
    return scope;
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
    end(Ending.sendable(status), scope.cleanReason(reason, this));
  }

  @Override
  public void close() {
    if (!ended()) {
      end(Status.FAILED, Reason.LEFT_UNFINISHED);
    }
  }

  /** Takes no more observations, and gives away what there is. */
  synchronized FlowDocument.Step<Snapshot> seal() {
    sealed = true;
    FlowDocument.Step<Snapshot> captured =
        new FlowDocument.Step<>(head(), List.copyOf(observations));
    observations.clear();
    return captured;
  }

  @Override
  public String toString() {
    return "step " + name() + " of " + flow;
  }

  private synchronized boolean ended() {
    return ending != Ending.NONE;
  }

  private void end(Status status, String reason) {
    if (!accept(new Ending(status, reason, scope.clock().now()))) {
      scope.losses().lost(Loss.TOO_LATE, "end of " + this);
    }
  }

  /** False when it would have counted, had it come in time. */
  private synchronized boolean accept(Ending candidate) {
    boolean counts = candidate.overrules(ending);
    if (counts) {
      ending = candidate.or(suggestedReason);
    }
    return !(counts && sealed);
  }

  private synchronized boolean setKind(@Nullable String word) {
    if (!sealed) {
      kind = word;
    }
    return !sealed;
  }

  private synchronized @Nullable Loss add(
      String name, Shape shape, Instant capturedAt, Snapshot data) {
    if (sealed) {
      return Loss.TOO_LATE;
    }
    if (!scope.holdMetadata()) {
      return Loss.BUFFER_FULL;
    }
    observations.add(new FlowDocument.Observation<>(head(name, shape, capturedAt), data));
    return null;
  }

  private ObservationHead head(String name, Shape shape, Instant capturedAt) {
    ObservationRole role = shape.observationRole();
    return new ObservationHead(
        scope.nextId(),
        name,
        versions.next(name),
        role == null ? ObservationRole.infer(name, null) : role,
        shape.candidateRoles(),
        shape.queryable(),
        capturedAt,
        shape.totals());
  }

  private StepHead head() {
    return new StepHead(
        opened.id(),
        opened.name(),
        opened.version(),
        opened.position(),
        opened.parentId(),
        kind,
        ending.status(),
        ending.reason(),
        opened.createdAt(),
        opened.startedAt(),
        ending.at());
  }
}
