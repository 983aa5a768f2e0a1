package dev.flowtrail.server.insight;

import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import dev.flowtrail.server.store.ObservationRecord;
import dev.flowtrail.server.store.StepRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which observations of a flow tell about candidates: by what they declare, else by what a
 * person said of their process, else by names.
 */
final class EvidenceFinder {

  private final PayloadReader payloads;
  private final Map<String, CandidateFields> corrected;

  /**
   * @param corrected what a person said of the flow's observations, by their names
   */
  EvidenceFinder(PayloadReader payloads, Map<String, CandidateFields> corrected) {
    this.payloads = payloads;
    this.corrected = corrected;
  }

  /** For a flow, with what a person said of its process. */
  static EvidenceFinder of(FlowRecord flow, CorrectedFields corrected, PayloadReader payloads) {
    return new EvidenceFinder(
        payloads,
        corrected
            .find(Teams.DEFAULT_TEAM_ID, flow.head().name())
            .map(corrections -> Corrected.parse(corrections.fields()))
            .orElse(Map.of()));
  }

  /** The steps that decided, in the flow's order; a failed version that was tried again did not. */
  List<StepEvidence> find(FlowRecord flow) throws IOException {
    List<StepEvidence> evidence = new ArrayList<>();
    int number = 0;
    for (StepWithObservations step : flow.steps()) {
      number++;
      if (!wasTriedAgain(step.step(), flow)) {
        evidence.add(of(step, number));
      }
    }
    return evidence;
  }

  private static boolean wasTriedAgain(StepRecord step, FlowRecord flow) {
    return step.head().status() == Status.FAILED
        && flow.steps().stream()
            .map(other -> other.step().head())
            .anyMatch(other ->
                other.name().equals(step.head().name()) && other.version() > step.head().version());
  }

  /** What one step recorded. */
  StepEvidence of(StepWithObservations step, int number) throws IOException {
    return new StepEvidence(
        step.step(),
        number,
        sources(newestVersions(step.observations())),
        list(step, ObservationRole.INPUT),
        list(step, ObservationRole.OUTPUT));
  }

  /**
   * Who declares candidates in a step has said which ones are meant; only where nobody does, the
   * data of the others is looked into.
   */
  private List<Source> sources(Collection<ObservationRecord> observations) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (ObservationRecord observation : having(ObservationRole.CANDIDATES, observations)) {
      sources.add(new Source(observation, fields(observation)));
    }
    return sources.isEmpty() ? recognised(observations) : sources;
  }

  /** Data that is gone may have held candidates: whoever reads it finds out that it is gone. */
  private List<Source> recognised(Collection<ObservationRecord> observations) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (ObservationRecord observation : having(ObservationRole.OTHER, observations)) {
      CandidateFields fields = fields(observation);
      if (fields.describeDecisions() || fields.paths().isEmpty() && isLost(observation)) {
        sources.add(new Source(observation, fields));
      }
    }
    return sources;
  }

  private static List<ObservationRecord> having(
      ObservationRole role, Collection<ObservationRecord> observations) {
    return observations.stream()
        .filter(observation -> observation.role().equals(role.wireName()))
        .toList();
  }

  private static Collection<ObservationRecord> newestVersions(
      List<ObservationRecord> observations) {
    Map<String, ObservationRecord> newest = new LinkedHashMap<>();
    for (ObservationRecord observation : observations) {
      newest.merge(observation.name(), observation, (a, b) -> a.version() > b.version() ? a : b);
    }
    return newest.values();
  }

  private static Optional<ObservationRecord> list(StepWithObservations step, ObservationRole role) {
    return having(role, step.observations()).stream()
        .filter(observation -> observation.itemCount() != null)
        .reduce((first, second) -> second);
  }

  /** What is declared counts; names are looked at only for what is not. */
  private CandidateFields fields(ObservationRecord observation) throws IOException {
    if (observation.roles() == null) {
      return undeclared(observation);
    }
    CandidateFields declared = CandidateFields.declared(observation.roles());
    return declared.has(CandidateFields.Field.ID)
        ? declared
        : declared.orElse(undeclared(observation));
  }

  /** Where candidates have their id, if it is known. */
  Optional<FieldPath> idOf(ObservationRecord observation) throws IOException {
    return Optional.ofNullable(fields(observation).paths().get(CandidateFields.Field.ID));
  }

  private CandidateFields undeclared(ObservationRecord observation) throws IOException {
    CandidateFields said = corrected.get(observation.name());
    return said == null
        ? CandidateFields.inferred(memberNames(observation).orElse(Set.of()))
        : said;
  }

  private boolean isLost(ObservationRecord observation) throws IOException {
    return memberNames(observation).isEmpty();
  }

  /** Nothing when the data is gone. */
  private Optional<Set<String>> memberNames(ObservationRecord observation) throws IOException {
    try {
      return Optional.of(CandidateParser.memberNames(payloads.open(observation.location())));
    } catch (NoSuchFileException | EOFException | DamagedFrameException e) {
      return Optional.empty();
    }
  }
}
