package dev.flowtrail.server.insight;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step on a candidate's way.
 *
 * @param in whether the candidate went in; null when what was recorded cannot tell
 * @param out whether it went on; null when what was recorded cannot tell, or it was not there
 * @param candidates how many candidates the step decided about
 * @param recorded how many of them it recorded
 * @param passed how many went on
 * @param candidate what was recorded of this one
 * @param tally what was counted around it
 * @param origin who says which field is what
 * @param unreadable whether the stored data is missing or damaged
 */
record JourneyStop(
    StepEvidence step,
    @Nullable Boolean in,
    @Nullable Boolean out,
    long candidates,
    int recorded,
    @Nullable Integer passed,
    Optional<Candidate> candidate,
    StepTally tally,
    CandidateFields.Origin origin,
    boolean unreadable) {

  String name() {
    return step.step().head().name();
  }

  boolean entered() {
    return Boolean.TRUE.equals(in);
  }

  boolean isAbsent() {
    return Boolean.FALSE.equals(in);
  }

  boolean cannotTell() {
    return in == null;
  }

  boolean left() {
    return Boolean.FALSE.equals(out);
  }

  /** Whether the step recorded only a part of its candidates. */
  boolean isPartial() {
    return recorded < candidates;
  }
}
