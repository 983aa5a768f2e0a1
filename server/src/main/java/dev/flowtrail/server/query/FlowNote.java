package dev.flowtrail.server.query;

import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import dev.flowtrail.server.store.ObservationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reader of a flow should know about what its writers told.
 *
 * @param kind {@code clock-skew} or {@code id-conflict}
 */
record FlowNote(String kind, String detail) {

  /** Clocks of one machine tick in smaller steps, those of several are never closer. */
  private static final Duration TOLERATED = Duration.ofMillis(1);

  static List<FlowNote> of(FlowRecord flow) {
    List<FlowNote> notes = new ArrayList<>();
    Skew skew = new Skew(flow);
    if (skew.most.compareTo(TOLERATED) > 0) {
      notes.add(
          new FlowNote(
              "clock-skew",
              "The clocks of its writers differ by %s ms or more: %s."
                  .formatted(skew.most.toMillis(), skew.seenAt)));
    }
    long conflicts = conflicts(flow);
    if (conflicts > 0) {
      notes.add(
          new FlowNote(
              "id-conflict",
              "%d %s kept beside another one: its id came with other data before or after."
                  .formatted(conflicts, conflicts == 1 ? "observation is" : "observations are")));
    }
    return notes;
  }

  private static long conflicts(FlowRecord flow) {
    return flow.steps().stream()
        .flatMap(step -> step.observations().stream())
        .filter(observation -> observation.claimedId() != null)
        .count();
  }

  /** How far what follows something is dated before it, at most. */
  private static final class Skew {
    private Duration most = Duration.ZERO;
    private String seenAt = "";

    Skew(FlowRecord flow) {
      Instant begin = flow.told().unknown().contains("createdAt") ? null : flow.head().createdAt();
      measure(begin, flow.head().finishedAt(), "the flow ended before it began");
      flow.steps().forEach(step -> measure(begin, step));
    }

    private void measure(@Nullable Instant flowBegin, StepWithObservations step) {
      StepHead head = step.step().head();
      String name = head.name().isEmpty() ? "a step" : "step " + head.name();
      Instant begin = head.startedAt() == null ? head.createdAt() : head.startedAt();
      measure(flowBegin, begin, name + " began before the flow");
      measure(head.startedAt(), head.finishedAt(), name + " ended before it began");
      for (ObservationRecord observation : step.observations()) {
        measure(
            head.startedAt(),
            observation.createdAt(),
            name + " observed something before it began");
      }
    }

    private void measure(@Nullable Instant first, @Nullable Instant then, String words) {
      if (first != null && then != null && Duration.between(then, first).compareTo(most) > 0) {
        most = Duration.between(then, first);
        seenAt = words;
      }
    }
  }
}
