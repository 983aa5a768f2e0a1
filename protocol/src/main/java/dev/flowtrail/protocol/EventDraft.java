package dev.flowtrail.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one event as they come. */
final class EventDraft<D> {

  static final List<String> REQUIRED = List.of("type");

  private static final List<String> IDENTIFIED = List.of("id");
  private static final List<String> OBSERVED = List.of("id", "stepId", "name", "capturedAt");

  /** Reads the data that the parser stands on; null when it is not kept. */
  @FunctionalInterface
  interface DataSource<D> {
    @Nullable D read() throws IOException;
  }

  private final Values values;
  private final Members members;
  private final Faults faults;
  private final RawObject rawObject;
  private final DataSource<D> data;

  private @Nullable EventType type;
  private @Nullable Instant at;
  private @Nullable FlowDraft flow;
  private @Nullable StepDraft<D> step;
  private @Nullable ObservationDraft<D> observation;
  private @Nullable UUID stepId;
  private boolean saysStatus;

  EventDraft(
      Values values, Members members, Faults faults, RawObject rawObject, DataSource<D> data) {
    this.values = values;
    this.members = members;
    this.faults = faults;
    this.rawObject = rawObject;
    this.data = data;
  }

  boolean read(String member, Pointer place) throws IOException {
    switch (member) {
      case "type" -> type = values.eventType(place);
      case "at" -> at = values.instant(place);
      case "flow" -> readFlow(place);
      case "step" -> readStep(place);
      case "observation" -> readObservation(place);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readFlow(Pointer place) throws IOException {
    FlowDraft draft = new FlowDraft(values, members, rawObject);
    members.read(place, IDENTIFIED, List.of(), noting(draft::read));
    flow = draft;
  }

  private void readStep(Pointer place) throws IOException {
    StepDraft<D> draft = new StepDraft<>(values);
    members.read(place, IDENTIFIED, List.of(), noting(draft::read));
    step = draft;
  }

  /** What has no status is not the same as what has one that cannot be read. */
  private Members.Reader noting(Members.Reader reader) {
    return (member, place) -> {
      saysStatus |= member.equals("status");
      return reader.read(member, place);
    };
  }

  private void readObservation(Pointer place) throws IOException {
    ObservationDraft<D> draft = new ObservationDraft<>(values, members);
    members.read(
        place,
        OBSERVED,
        ObservationDraft.PRESENT,
        (member, at) -> {
          switch (member) {
            case "stepId" -> stepId = values.id(at);
            case "data" -> draft.data(data.read());
            default -> {
              return draft.read(member, at);
            }
          }
          return true;
        });
    observation = draft;
  }

  /** What needs the whole event to be judged. */
  void check(Pointer place, UUID flowId) {
    if (type == null) {
      return;
    }
    Pointer subject = place.child(type.subject());
    switch (type.subject()) {
      case "flow" -> {
        checkThere(flow, subject);
        if (flow != null) {
          flow.checkIs(flowId, subject.child("id"), faults);
          checkEnd(flow.status(), subject);
        }
      }
      case "step" -> {
        checkThere(step, subject);
        if (step != null) {
          checkEnd(step.status(), subject);
        }
      }
      default -> checkThere(observation, subject);
    }
  }

  private void checkThere(@Nullable Object subject, Pointer place) {
    if (subject == null) {
      faults.add(place, "required, but is missing");
    }
  }

  private void checkEnd(@Nullable Status status, Pointer subject) {
    Pointer place = subject.child("status");
    if (type == null || !type.finished()) {
      return;
    }
    if (!saysStatus) {
      faults.add(place, "required, but is missing");
    } else if (status != null && !status.terminal()) {
      faults.add(place, "expected completed or failed at an end but was " + status.wireName());
    }
  }

  /** When the writer knew it: as it says, or else as the event implies. */
  private @Nullable Instant toldAt(FlowDraft said) {
    if (at != null) {
      return at;
    }
    boolean ended = type == EventType.FLOW_FINISHED && said.finishedAt() != null;
    return ended ? said.finishedAt() : said.createdAt();
  }

  @Nullable Instant at() {
    return at;
  }

  /** Adds what it tells; it must have no faults. */
  void addTo(FlowFold<D> fold, Function<D, UUID> hash) {
    switch (Objects.requireNonNull(type).subject()) {
      case "flow" -> {
        FlowDraft said = Objects.requireNonNull(flow);
        fold.add(said.toPart(toldAt(said)));
      }
      case "step" -> fold.add(Objects.requireNonNull(step).toPart());
      default -> {
        FlowDocument.Observation<D> said = Objects.requireNonNull(observation).build();
        fold.observe(
            new FlowUpdate.Key(said.head().id(), hash.apply(said.data())),
            new ObservationPart<>(Objects.requireNonNull(stepId), null, said.head(), said.data()));
      }
    }
  }
}
