package dev.flowtrail.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of one step as they come. */
final class StepDraft<D> {

  static final List<String> REQUIRED =
      List.of("name", "version", "position", "status", "reason", "createdAt");

  private final Values values;
  private final List<ObservationDraft<D>> observations = new ArrayList<>();

  private @Nullable UUID id;
  private @Nullable String name;
  private @Nullable Integer version;
  private @Nullable Integer position;
  private @Nullable UUID parentId;
  private @Nullable String kind;
  private @Nullable Status status;
  private @Nullable String reason;
  private @Nullable Instant createdAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant finishedAt;
  private @Nullable String flowName;

  StepDraft(Values values) {
    this.values = values;
  }

  boolean read(String member, Pointer at) throws IOException {
    switch (member) {
      case "id" -> id = values.id(at);
      case "name" -> name = values.name(at);
      case "version" -> version = values.integer(at, 1);
      case "position" -> position = values.integer(at, 0);
      case "parentId" -> parentId = values.id(at);
      case "kind" -> kind = values.name(at);
      case "status" -> status = values.status(at);
      case "reason" -> reason = values.prose(at);
      case "createdAt" -> createdAt = values.instant(at);
      case "startedAt" -> startedAt = values.instant(at);
      case "finishedAt" -> finishedAt = values.instant(at);
      case "flow" -> flowName = values.name(at);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Nullable Status status() {
    return status;
  }

  /** What an event tells of a step. */
  StepPart toPart() {
    return new StepPart(
        Objects.requireNonNull(id),
        name,
        version,
        position,
        parentId,
        kind,
        new Outcome(status == null ? Status.RUNNING : status, reason),
        createdAt,
        startedAt,
        finishedAt);
  }

  void add(ObservationDraft<D> observation) {
    observations.add(observation);
  }

  /** What needs the whole step, and the flow around it, to be judged. */
  void check(Pointer at, @Nullable String enclosingFlow, UniqueIds ids, Faults faults) {
    ids.claim(id, at.child("id"));
    if (flowName != null && enclosingFlow != null && !flowName.equals(enclosingFlow)) {
      faults.add(at.child("flow"), "expected the name of the flow around it but was another");
    }
    Pointer observationsAt = at.child("observations");
    for (int i = 0; i < observations.size(); i++) {
      observations.get(i).check(observationsAt.child(i), name, ids, faults);
    }
  }

  FlowDocument.Step<D> build(MissingIds missingIds, int index) {
    Instant created = Objects.requireNonNull(createdAt);
    StepHead head =
        new StepHead(
            id == null ? missingIds.step(index) : id,
            Objects.requireNonNull(name),
            Objects.requireNonNull(version),
            Objects.requireNonNull(position),
            parentId,
            kind,
            Objects.requireNonNull(status),
            Objects.requireNonNull(reason),
            created,
            startedAt,
            finishedAt);
    List<FlowDocument.Observation<D>> built = new ArrayList<>();
    for (int i = 0; i < observations.size(); i++) {
      int place = i;
      built.add(observations.get(i).build(() -> missingIds.observation(index, place), created));
    }
    return new FlowDocument.Step<>(head, built);
  }
}
