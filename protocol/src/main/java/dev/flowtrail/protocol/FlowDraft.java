package dev.flowtrail.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of {@code flow} as they come. */
final class FlowDraft {

  static final List<String> REQUIRED = List.of("name", "createdAt");
  static final List<String> PRESENT = List.of("finishedAt");

  private final Values values;
  private final Members members;
  private final RawObject rawObject;

  private @Nullable UUID id;
  private @Nullable String name;
  private @Nullable String key;
  private @Nullable Status status;
  private @Nullable String reason;
  private @Nullable Instant createdAt;
  private @Nullable Instant finishedAt;
  private @Nullable String attributes;
  private @Nullable Trace trace;

  FlowDraft(Values values, Members members, RawObject rawObject) {
    this.values = values;
    this.members = members;
    this.rawObject = rawObject;
  }

  boolean read(String member, Pointer at) throws IOException {
    switch (member) {
      case "id" -> id = values.id(at);
      case "name" -> name = values.name(at);
      case "key" -> key = values.name(at);
      case "status" -> status = values.status(at);
      case "reason" -> reason = values.prose(at);
      case "createdAt" -> createdAt = values.instant(at);
      case "finishedAt" -> finishedAt = values.instant(at);
      case "attributes" -> attributes = rawObject.read(at);
      case "trace" -> trace = readTrace(at);
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable Trace readTrace(Pointer at) throws IOException {
    if (values.isNull()) {
      return null;
    }
    TraceDraft draft = new TraceDraft();
    members.read(at, List.of("traceId"), List.of(), draft::read);
    return draft.traceId == null ? null : new Trace(draft.traceId, draft.spanId);
  }

  private final class TraceDraft {
    private @Nullable String traceId;
    private @Nullable String spanId;

    boolean read(String member, Pointer at) throws IOException {
      switch (member) {
        case "traceId" -> traceId = values.name(at);
        case "spanId" -> spanId = values.name(at);
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  @Nullable String name() {
    return name;
  }

  @Nullable Status status() {
    return status;
  }

  @Nullable Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant finishedAt() {
    return finishedAt;
  }

  /** Sees to it that it is about one flow. */
  void checkIs(UUID flowId, Pointer at, Faults faults) {
    if (id != null && !id.equals(flowId)) {
      faults.add(at, "expected " + flowId + ", the flow of the request, but was another");
    }
  }

  /**
   * What an event tells of a flow.
   *
   * @param toldAt when the writer knew it
   */
  FlowPart toPart(@Nullable Instant toldAt) {
    return new FlowPart(
        Objects.requireNonNull(id),
        name,
        key,
        new Outcome(status == null ? Status.RUNNING : status, reason),
        createdAt,
        finishedAt,
        attributes == null ? null : Attributes.of(attributes, toldAt),
        trace);
  }

  void check(Pointer at, UniqueIds ids) {
    ids.claim(id, at.child("id"));
  }

  FlowHead build(MissingIds missingIds, List<StepHead> steps) {
    return new FlowHead(
        id == null ? missingIds.flow() : id,
        Objects.requireNonNull(name),
        key,
        status == null ? FlowStatus.conclude(finishedAt, steps) : status,
        reason,
        Objects.requireNonNull(createdAt),
        finishedAt,
        attributes,
        trace);
  }
}
