package dev.flowtrail.server.insight;

import dev.flowtrail.server.insight.Alignment.Pair;
import dev.flowtrail.server.insight.CandidateDifference.Decision;
import dev.flowtrail.server.insight.CandidateFields.Field;
import dev.flowtrail.server.insight.StepComparison.Verdict;
import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares two flows step by step; reads candidates only where their hashes differ. */
final class ComparisonReader {

  /** Both sides of a step are held at once, so that there has to be an end. */
  private static final int MAX_CANDIDATES = 250_000;

  private final PayloadReader payloads;
  private final EvidenceFinder evidence;

  ComparisonReader(PayloadReader payloads, EvidenceFinder evidence) {
    this.payloads = payloads;
    this.evidence = evidence;
  }

  /**
   * @throws IOException when the payload store cannot be asked
   */
  Comparison compare(FlowRecord left, FlowRecord right) throws IOException {
    List<StepComparison> steps = new ArrayList<>();
    for (Pair<StepWithObservations> pair :
        Alignment.of(left.steps(), right.steps(), step -> step.step().head().name())) {
      steps.add(compare(pair));
    }
    return new Comparison(left, right, steps);
  }

  private StepComparison compare(Pair<StepWithObservations> pair) throws IOException {
    if (pair.left().isEmpty()) {
      return StepComparison.onlyRight(pair.right().orElseThrow().step());
    }
    if (pair.right().isEmpty()) {
      return StepComparison.onlyLeft(pair.left().get().step());
    }
    return compare(pair.left().get(), pair.right().get());
  }

  StepComparison compare(StepWithObservations left, StepWithObservations right) throws IOException {
    Fingerprints one = Fingerprints.of(left);
    Fingerprints other = Fingerprints.of(right);
    Optional<Source> leftSource = source(left);
    Optional<Source> rightSource = source(right);
    Optional<CandidateDifference> candidates =
        leftSource.isPresent() && rightSource.isPresent()
            ? difference(leftSource.get(), rightSource.get())
            : Optional.empty();
    return new StepComparison(
        Optional.of(left.step()),
        Optional.of(right.step()),
        verdict(one, other, candidates.filter(it -> decides(left)), statusDiffers(left, right)),
        candidates,
        Stream.of(leftSource, rightSource).flatMap(Optional::stream).anyMatch(Source::isPartial));
  }

  private Optional<Source> source(StepWithObservations step) throws IOException {
    return evidence.of(step, 0).sources().stream().findFirst();
  }

  private static boolean statusDiffers(StepWithObservations left, StepWithObservations right) {
    return left.step().head().status() != right.step().head().status();
  }

  /** A step that brings candidates in has them as its output, every other one as its input. */
  private static boolean decides(StepWithObservations step) {
    String kind = step.step().head().kind();
    return kind == null || !Journey.BRINGING_IN.contains(kind);
  }

  private static Verdict verdict(
      Fingerprints one,
      Fingerprints other,
      Optional<CandidateDifference> candidates,
      boolean statusDiffers) {
    boolean otherCandidates = candidates.filter(it -> !it.sameCandidates()).isPresent();
    if (!one.input().equals(other.input()) || otherCandidates && one.input().isEmpty()) {
      return Verdict.INPUT_CHANGED;
    }
    if (!one.config().equals(other.config())) {
      return Verdict.CONFIGURATION_CHANGED;
    }
    if (one.results().equals(other.results()) && !statusDiffers) {
      return Verdict.SAME;
    }
    boolean inputKnown = !one.input().isEmpty() || candidates.isPresent();
    return inputKnown ? Verdict.SAME_INPUT_DIFFERENT_OUTPUT : Verdict.OUTPUT_CHANGED;
  }

  private Optional<CandidateDifference> difference(Source left, Source right) throws IOException {
    if (left.observation().hash().equals(right.observation().hash())) {
      return Optional.of(CandidateDifference.none(left.fields().has(Field.RANK)));
    }
    try {
      Map<String, Decision> one = decisions(left);
      Map<String, Decision> other = decisions(right);
      boolean tooMany = one.size() > MAX_CANDIDATES || other.size() > MAX_CANDIDATES;
      return tooMany ? Optional.empty() : Optional.of(new CandidateDifference(one, other));
    } catch (NoSuchFileException | EOFException | DamagedFrameException e) {
      return Optional.empty();
    }
  }

  /** One more than the limit shows that there are too many. */
  private Map<String, Decision> decisions(Source source) throws IOException {
    Map<String, Decision> decisions = new HashMap<>();
    CandidateParser.read(
        payloads.open(source.observation().location()),
        source.fields(),
        candidate -> {
          if (decisions.size() <= MAX_CANDIDATES) {
            decisions.put(candidate.id(), Decision.of(candidate));
          }
        });
    return decisions;
  }
}
