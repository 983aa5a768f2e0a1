package dev.flowtrail.server.insight;

import dev.flowtrail.server.insight.CandidateFields.Origin;
import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows one candidate through the data of a flow's steps, in memory for one candidate a time. */
final class JourneyReader {

  private final PayloadReader payloads;
  private final EvidenceFinder evidence;

  JourneyReader(PayloadReader payloads, EvidenceFinder evidence) {
    this.payloads = payloads;
    this.evidence = evidence;
  }

  /**
   * The steps that recorded candidates, in the flow's order.
   *
   * @throws IOException when the payload store cannot be asked
   */
  List<JourneyStop> follow(FlowRecord flow, String candidateId) throws IOException {
    List<JourneyStop> stops = new ArrayList<>();
    for (StepEvidence step : evidence.find(flow)) {
      stop(step, candidateId).ifPresent(stops::add);
    }
    return stops;
  }

  private Optional<JourneyStop> stop(StepEvidence step, String wanted) throws IOException {
    if (step.isEmpty()) {
      return Optional.empty();
    }
    try {
      ListedIds lists = lists(step, wanted);
      return step.sources().isEmpty() ? ofLists(step, lists) : ofSources(step, wanted, lists);
    } catch (NoSuchFileException | EOFException | DamagedFrameException e) {
      return Optional.of(unreadable(step, wanted));
    }
  }

  private Optional<JourneyStop> ofLists(StepEvidence step, ListedIds lists) {
    if (!lists.areRelated()) {
      return Optional.empty();
    }
    return Optional.of(
        new JourneyStop(
            step,
            lists.entered(),
            lists.wentOn(),
            lists.in(),
            lists.in(),
            lists.out(),
            Optional.empty(),
            new StepTally(""),
            Origin.INFERRED,
            false));
  }

  private Optional<JourneyStop> ofSources(StepEvidence step, String wanted, ListedIds lists)
      throws IOException {
    JourneyStop best = null;
    for (Source source : step.sources()) {
      JourneyStop stop = ofSource(step, source, tally(source, wanted), lists);
      best = best == null || isBetter(stop, best) ? stop : best;
    }
    return Optional.ofNullable(best);
  }

  private static boolean isBetter(JourneyStop stop, JourneyStop other) {
    return stop.candidate().isPresent() == other.candidate().isPresent()
        ? stop.recorded() > other.recorded()
        : stop.candidate().isPresent();
  }

  private StepTally tally(Source source, String wanted) throws IOException {
    StepTally tally = new StepTally(wanted);
    read(source.observation(), source.fields(), tally::add);
    return tally;
  }

  private static JourneyStop ofSource(
      StepEvidence step, Source source, StepTally tally, ListedIds lists) {
    Optional<Candidate> found = tally.found();
    long candidates = source.declaredTotal().orElse(tally.candidates());
    boolean whole = tally.candidates() >= candidates && (tally.candidates() > 0 || isEmpty(source));
    Boolean in = found.isPresent() ? Boolean.TRUE : entered(lists, whole);
    Boolean out = found.isPresent() ? wentOn(found.get(), tally, lists) : lists.wentOn();
    return new JourneyStop(
        step,
        in,
        out,
        candidates,
        tally.candidates(),
        tally.passed(),
        found,
        tally,
        source.fields().origin(),
        false);
  }

  private static boolean isEmpty(Source source) {
    return source.observation().itemCount() != null && source.observation().itemCount() == 0;
  }

  private static @Nullable Boolean entered(ListedIds lists, boolean whole) {
    if (Boolean.TRUE.equals(lists.entered())) {
      return Boolean.TRUE;
    }
    return whole ? Boolean.FALSE : null;
  }

  /** Where a step says of nobody whether he went on, it lists those who did. */
  private static @Nullable Boolean wentOn(Candidate found, StepTally tally, ListedIds lists) {
    if (found.wentOn() != null) {
      return found.wentOn();
    }
    return lists.areRelated() ? lists.wentOn() : tally.passed() == null ? Boolean.TRUE : null;
  }

  private static JourneyStop unreadable(StepEvidence step, String wanted) {
    return new JourneyStop(
        step,
        null,
        null,
        0,
        0,
        null,
        Optional.empty(),
        new StepTally(wanted),
        Origin.DECLARED,
        true);
  }

  private ListedIds lists(StepEvidence step, String wanted) throws IOException {
    ListedIds lists = new ListedIds(wanted);
    if (step.input().isPresent() && step.output().isPresent()) {
      CandidateFields ids = idsOf(step);
      read(step.input().get(), ids, lists::addInput);
      read(step.output().get(), ids, lists::addOutput);
    }
    return lists;
  }

  private static CandidateFields idsOf(StepEvidence step) {
    return step.sources().stream()
        .map(Source::fields)
        .findFirst()
        .orElse(CandidateFields.inferred(Set.of()))
        .idOnly();
  }

  private void read(ObservationRecord observation, CandidateFields fields, Consumer<Candidate> each)
      throws IOException {
    InputStream data = payloads.open(observation.location());
    CandidateParser.read(data, fields, each);
  }
}
