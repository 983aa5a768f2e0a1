package dev.flowtrail.server.store;

import dev.flowtrail.protocol.Repeats;
import dev.flowtrail.protocol.Repeats.Repeat;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import dev.flowtrail.server.store.FlowRecord.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the rows of one flow what a reader sees: repeats numbered, steps by position, and
 * something in the place of what has not been told yet.
 */
final class StepAssembly {

  private static final Comparator<StepWithObservations> ORDER =
      Comparator.comparing(
          step -> step.step().head(),
          Comparator.comparingInt(StepHead::position)
              .thenComparingInt(StepHead::version)
              .thenComparing(StepHead::createdAt)
              .thenComparing(StepHead::id));

  private final List<Row> rows;
  private final Told told;
  private final Status flowStatus;
  private final Map<UUID, List<ObservationRecord>> observations;
  private final Map<UUID, Integer> versions;
  private final Map<UUID, Integer> positions;

  /** A step as it is stored. */
  record Row(StepPart step, @Nullable Candidates candidates) {}

  /**
   * @param observations in the order of capture
   * @param flow that they are of
   */
  StepAssembly(FlowRecord flow, List<Row> rows, List<ObservationRecord> observations) {
    this.rows = rows;
    this.told = flow.told();
    this.flowStatus = flow.head().status();
    this.observations = numbered(observations);
    this.versions =
        Repeats.number(
            rows.stream()
                .map(Row::step)
                .map(step -> new Repeat(step.id(), step.name(), step.version(), begin(step)))
                .toList());
    this.positions = positionsByTime();
  }

  /** The steps that nobody gave a place come after the others, in the order of their beginnings. */
  private Map<UUID, Integer> positionsByTime() {
    int next =
        rows.stream()
            .map(row -> row.step().position())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .map(last -> last + 1)
            .orElse(0);
    Map<UUID, Integer> byTime = new HashMap<>();
    List<StepPart> unplaced =
        rows.stream()
            .map(Row::step)
            .filter(step -> step.position() == null)
            .sorted(Comparator.comparing(this::begin).thenComparing(StepPart::id))
            .toList();
    for (StepPart step : unplaced) {
      byTime.put(step.id(), next + byTime.size());
    }
    return byTime;
  }

  /** What stands beside another one, under an id that both claim, is no repeat of it. */
  private static Map<UUID, List<ObservationRecord>> numbered(List<ObservationRecord> observations) {
    Map<UUID, List<ObservationRecord>> byStep = new HashMap<>();
    for (ObservationRecord observation : observations) {
      byStep.computeIfAbsent(observation.stepId(), id -> new ArrayList<>()).add(observation);
    }
    byStep.replaceAll((id, ofStep) -> {
      Map<UUID, Integer> versions =
          Repeats.number(
              ofStep.stream()
                  .filter(observation -> observation.claimedId() == null)
                  .map(StepAssembly::repeat)
                  .toList());
      return ofStep.stream()
          .map(observation ->
              observation.withVersion(
                  versions.getOrDefault(observation.id(), observation.version())))
          .toList();
    });
    return byStep;
  }

  private static Repeat repeat(ObservationRecord observation) {
    return new Repeat(
        observation.id(), observation.name(), observation.version(), observation.createdAt());
  }

  List<StepWithObservations> steps() {
    return rows.stream().map(this::assemble).sorted(ORDER).toList();
  }

  private StepWithObservations assemble(Row row) {
    StepPart step = row.step();
    StepHead head =
        new StepHead(
            step.id(),
            step.name() == null ? "" : step.name(),
            versions.getOrDefault(step.id(), 1),
            step.position() == null ? positions.getOrDefault(step.id(), 0) : step.position(),
            step.parentId(),
            step.kind(),
            status(step.outcome().status()),
            step.outcome().reason() == null ? "" : step.outcome().reason(),
            begin(step),
            step.startedAt(),
            step.finishedAt());
    Candidates candidates = row.candidates();
    return new StepWithObservations(
        new StepRecord(
            head,
            candidates == null ? null : Integer.valueOf(candidates.in()),
            candidates == null ? null : candidates.out(),
            unknown(step)),
        observations.getOrDefault(step.id(), List.of()));
  }

  /** What runs in a flow that is over, or that nobody tells of, has lost its writer. */
  private Status status(Status status) {
    boolean over = flowStatus == Status.ABANDONED || flowStatus.terminal() && told.silent();
    return over && !status.terminal() ? Status.ABANDONED : status;
  }

  private static List<String> unknown(StepPart step) {
    List<String> unknown = new ArrayList<>();
    if (step.name() == null) {
      unknown.add("name");
    }
    if (step.position() == null) {
      unknown.add("position");
    }
    if (step.createdAt() == null) {
      unknown.add("createdAt");
    }
    return unknown;
  }

  /** When it was created or, while nobody said so, the first that is known of it. */
  private Instant begin(StepPart step) {
    if (step.createdAt() != null) {
      return step.createdAt();
    }
    Stream<Instant> captures =
        observations.getOrDefault(step.id(), List.of()).stream().map(ObservationRecord::createdAt);
    return Stream.concat(Stream.of(step).flatMap(StepAssembly::toldTimes), captures)
        .min(Comparator.naturalOrder())
        .orElse(told.receivedAt());
  }

  private static Stream<Instant> toldTimes(StepPart step) {
    return Stream.<@Nullable Instant>of(step.startedAt(), step.finishedAt())
        .filter(Objects::nonNull);
  }
}
