package dev.flowtrail.server.insight;

import dev.flowtrail.server.store.ObservationRecord;
import dev.flowtrail.server.store.StepRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a step recorded of its candidates.
 *
 * @param number the step's place in the flow, from 1
 * @param sources each with what the step decided about its candidates
 * @param input what went in, as a list
 * @param output what came out, as a list
 */
record StepEvidence(
    StepRecord step,
    int number,
    List<Source> sources,
    Optional<ObservationRecord> input,
    Optional<ObservationRecord> output) {

  boolean isEmpty() {
    return sources.isEmpty() && (input.isEmpty() || output.isEmpty());
  }
}
