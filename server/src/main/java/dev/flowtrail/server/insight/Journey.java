package dev.flowtrail.server.insight;

import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.store.FlowRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A candidate's way through a flow and what became of it: why-not provenance, which names the first
 * step that a candidate went into and did not come out of (Chapman and Jagadish, SIGMOD 2009). Only
 * that a later step has it again takes this back.
 *
 * @param stops the steps that recorded candidates
 * @param decidedAt where it was decided; empty when it was nowhere
 */
record Journey(
    String candidateId, Fate fate, Optional<JourneyStop> decidedAt, List<JourneyStop> stops) {

  private static final Set<String> CHOOSING_BY_RANK = Set.of("rank", "select");

  /** Steps whose candidates come out of them and did not go in. */
  static final Set<String> BRINGING_IN = Set.of("generate", "retrieve");

  static Journey of(String candidateId, FlowRecord flow, List<JourneyStop> stops) {
    Optional<JourneyStop> last = stops.stream().filter(JourneyStop::entered).reduce((a, b) -> b);
    if (last.isEmpty()) {
      boolean unknown = stops.isEmpty() || stops.stream().anyMatch(JourneyStop::cannotTell);
      Fate fate = unknown ? Fate.NOT_RECORDED : Fate.NEVER_ENTERED;
      return new Journey(candidateId, fate, firstThatCannotTell(stops), stops);
    }
    return after(last.get(), candidateId, flow, stops);
  }

  private static Optional<JourneyStop> firstThatCannotTell(List<JourneyStop> stops) {
    return stops.stream().filter(JourneyStop::cannotTell).findFirst();
  }

  private static Journey after(
      JourneyStop last, String candidateId, FlowRecord flow, List<JourneyStop> stops) {
    if (last.left()) {
      Fate fate = wasOutranked(last) ? Fate.RANKED_OUT : Fate.DROPPED;
      return new Journey(candidateId, fate, Optional.of(last), stops);
    }
    List<JourneyStop> downstream = stops.stream().filter(stop -> follows(stop, last)).toList();
    Optional<JourneyStop> missing = firstMissing(downstream);
    if (missing.isPresent()) {
      return new Journey(candidateId, Fate.DROPPED, missing, stops);
    }
    Optional<JourneyStop> unclear = firstThatCannotTell(downstream);
    if (last.out() == null || unclear.isPresent() || endedEarly(last, flow)) {
      Optional<JourneyStop> where = unclear.isPresent() ? unclear : Optional.of(last);
      return new Journey(candidateId, Fate.NOT_RECORDED, where, stops);
    }
    return new Journey(candidateId, Fate.SELECTED, Optional.of(last), stops);
  }

  /** The order alone kept it out: it broke no rule. */
  private static boolean wasOutranked(JourneyStop stop) {
    Optional<Candidate> candidate = stop.candidate();
    boolean brokeRule = candidate.map(Candidate::failedRules).stream().anyMatch(f -> !f.isEmpty());
    boolean ordered =
        CHOOSING_BY_RANK.contains(kind(stop)) || candidate.map(Candidate::rank).isPresent();
    return ordered && !brokeRule;
  }

  private static String kind(JourneyStop stop) {
    String kind = stop.step().step().head().kind();
    return kind == null ? "" : kind;
  }

  /** A step that began before the other one ended ran beside it. */
  private static boolean follows(JourneyStop stop, JourneyStop last) {
    if (stop.step().number() <= last.step().number()) {
      return false;
    }
    Instant begin = stop.step().step().head().startedAt();
    Instant end = last.step().step().head().finishedAt();
    return begin == null || end == null || !begin.isBefore(end);
  }

  /**
   * A step that brings in candidates of its own is asked last: who is not among them is not lost.
   */
  private static Optional<JourneyStop> firstMissing(List<JourneyStop> downstream) {
    List<JourneyStop> missing = downstream.stream().filter(JourneyStop::isAbsent).toList();
    return missing.stream()
        .filter(stop -> !BRINGING_IN.contains(kind(stop)))
        .findFirst()
        .or(() -> missing.stream().findFirst());
  }

  /** Whether a later step failed before it could decide. */
  private static boolean endedEarly(JourneyStop last, FlowRecord flow) {
    return !kind(last).equals("select")
        && flow.steps().stream()
            .skip(last.step().number())
            .anyMatch(step -> step.step().head().status() == Status.FAILED);
  }

  /** The rule that kept it out; of several, the one that was recorded first. */
  Optional<RuleVerdict> rule() {
    return failedRules().stream().findFirst();
  }

  /** All rules that kept it out. */
  List<RuleVerdict> failedRules() {
    return decidedAt
        .filter(stop -> fate == Fate.DROPPED)
        .flatMap(JourneyStop::candidate)
        .map(Candidate::failedRules)
        .orElse(List.of());
  }
}
