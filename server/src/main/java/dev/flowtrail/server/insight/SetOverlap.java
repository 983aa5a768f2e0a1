package dev.flowtrail.server.insight;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.AnswerHeap;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** How far those overlap whom one step let through in two flows. Thread-safe. */
public final class SetOverlap {

  /** Larger steps are compared one pair at a time, where a person asks for it. */
  private static final int MAX_CANDIDATES = 10_000;

  private static final long BYTES_PER_CANDIDATE = 200;

  private final FlowReader flows;
  private final CorrectedFields corrected;
  private final PayloadReader payloads;
  private final AnswerHeap heap;

  public SetOverlap(
      FlowReader flows, CorrectedFields corrected, PayloadReader payloads, AnswerHeap heap) {
    this.flows = flows;
    this.corrected = corrected;
    this.payloads = payloads;
    this.heap = heap;
  }

  /**
   * The Jaccard index of those who went on; nothing where one of the flows did not record its
   * candidates, recorded a part of them only, or more than 10,000.
   *
   * @throws IOException when the payload store cannot be asked
   */
  public OptionalDouble of(UUID left, UUID right, String step, int version) throws IOException {
    Optional<FlowRecord> one = flows.findFlow(Teams.DEFAULT_TEAM_ID, left);
    Optional<FlowRecord> other = flows.findFlow(Teams.DEFAULT_TEAM_ID, right);
    if (one.isEmpty() || other.isEmpty()) {
      return OptionalDouble.empty();
    }
    Optional<StepWithObservations> oneStep = find(one.get(), step, version);
    Optional<StepWithObservations> otherStep = find(other.get(), step, version);
    return oneStep.isEmpty() || otherStep.isEmpty()
        ? OptionalDouble.empty()
        : overlap(one.get(), oneStep.get(), otherStep.get());
  }

  private static Optional<StepWithObservations> find(FlowRecord flow, String name, int version) {
    return flow.steps().stream()
        .filter(step -> step.step().head().name().equals(name))
        .filter(step -> step.step().head().version() == version)
        .filter(step -> decided(step) > 0 && decided(step) <= MAX_CANDIDATES)
        .findFirst();
  }

  private static int decided(StepWithObservations step) {
    Integer candidates = step.step().candidatesIn();
    return candidates == null ? 0 : candidates;
  }

  private OptionalDouble overlap(
      FlowRecord flow, StepWithObservations left, StepWithObservations right) throws IOException {
    ComparisonReader comparisons =
        new ComparisonReader(payloads, EvidenceFinder.of(flow, corrected, payloads));
    try (SharedHeap.Share share =
        heap.take((decided(left) + decided(right)) * BYTES_PER_CANDIDATE)) {
      StepComparison compared = comparisons.compare(left, right);
      return compared.partial() || compared.candidates().isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(compared.candidates().get().jaccard());
    }
  }
}
