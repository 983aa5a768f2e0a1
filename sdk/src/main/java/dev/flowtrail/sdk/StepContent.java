package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a step until its flow is sent. */
final class StepContent {
  private static final Ending STILL_RUNS = new Ending(Status.RUNNING, "", null);

  private final FlowScope scope;
  private final StepHead opened;
  private final String flowName;
  private final Versions versions = new Versions();
  private final List<FlowDocument.Observation<Snapshot>> observations = new ArrayList<>();
  private @Nullable String kind;
  private Ending ending = Ending.NONE;
  private String suggestedReason = "";
  private boolean sealed;
  private boolean news = true;

  StepContent(FlowScope scope, StepHead opened, String flowName) {
    this.scope = scope;
    this.opened = opened;
    this.flowName = flowName;
  }

  FlowScope scope() {
    return scope;
  }

  StepHead opened() {
    return opened;
  }

  void kind(@Nullable String word) {
    if (!setKind(word)) {
      scope.losses().lost(Loss.TOO_LATE, "kind of " + this);
    }
  }

  void keep(String given, Shape shape, Instant capturedAt, Snapshot snapshot) {
    String name = scope.losses().cleanName(given, "observation", this);
    Loss refusal = add(name, shape, capturedAt, snapshot);
    scope.account(snapshot, refusal, () -> "observation " + name + " of " + this);
  }

  /** What to say of this step where its user says nothing. */
  synchronized void suggest(StepKind likelyKind, String likelyReason) {
    kind = kind == null ? likelyKind.wireName() : kind;
    suggestedReason = likelyReason;
    news = true;
  }

  synchronized boolean ended() {
    return ending != Ending.NONE;
  }

  void end(Status status, String reason) {
    if (!accept(new Ending(status, reason, scope.clock().now()))) {
      scope.losses().lost(Loss.TOO_LATE, "end of " + this);
    }
  }

  /**
   * Gives away what came since the last time; null when nothing did.
   *
   * @param to takes over what that holds
   */
  synchronized FlowDocument.@Nullable Step<Snapshot> takeNews(Reservation to) {
    if (!news) {
      return null;
    }
    news = false;
    observations.forEach(observation -> scope.handOver(observation.data(), to));
    return takeAll(ended() ? ending : STILL_RUNS);
  }

  /** Like {@link #seal}, but null when all was given away before. */
  synchronized FlowDocument.@Nullable Step<Snapshot> sealNews() {
    boolean nothing = !news && ended();
    FlowDocument.Step<Snapshot> rest = seal();
    return nothing ? null : rest;
  }

  /** Takes no more observations, and gives away what there is. */
  synchronized FlowDocument.Step<Snapshot> seal() {
    sealed = true;
    return takeAll(ending);
  }

  private FlowDocument.Step<Snapshot> takeAll(Ending told) {
    FlowDocument.Step<Snapshot> captured =
        new FlowDocument.Step<>(head(told), List.copyOf(observations));
    observations.clear();
    return captured;
  }

  @Override
  public String toString() {
    return "step " + opened.name() + " of flow " + flowName;
  }

  /** False when it would have counted, had it come in time. */
  private synchronized boolean accept(Ending candidate) {
    boolean counts = candidate.overrules(ending);
    if (counts) {
      ending = candidate.or(suggestedReason);
      news = true;
    }
    return !(counts && sealed);
  }

  private synchronized boolean setKind(@Nullable String word) {
    if (!sealed) {
      kind = word;
      news = true;
    }
    return !sealed;
  }

  private synchronized @Nullable Loss add(
      String name, Shape shape, Instant capturedAt, Snapshot data) {
    if (sealed) {
      return Loss.TOO_LATE;
    }
    if (!scope.holdMetadataOf(data)) {
      return Loss.BUFFER_FULL;
    }
    news = true;
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

  private StepHead head(Ending told) {
    return new StepHead(
        opened.id(),
        opened.name(),
        opened.version(),
        opened.position(),
        opened.parentId(),
        kind,
        told.status(),
        told.reason(),
        opened.createdAt(),
        opened.startedAt(),
        told.at());
  }
}
