package dev.flowtrail.server.insight;

import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.StepRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts a flow's funnel out of what its steps recorded, one candidate in memory at a time. */
final class FunnelReader {

  private final PayloadReader payloads;
  private final EvidenceFinder evidence;

  FunnelReader(PayloadReader payloads, EvidenceFinder evidence) {
    this.payloads = payloads;
    this.evidence = evidence;
  }

  /**
   * @throws IOException when the payload store cannot be asked
   */
  Funnel read(FlowRecord flow) throws IOException {
    List<Funnel.Stage> stages = new ArrayList<>();
    for (StepEvidence step : evidence.find(flow)) {
      if (!step.sources().isEmpty()) {
        stages.add(stage(step));
      }
    }
    return new Funnel(stages);
  }

  private Funnel.Stage stage(StepEvidence step) throws IOException {
    try {
      Funnel.Stage largest = stage(step, step.sources().get(0));
      for (Source source : step.sources().subList(1, step.sources().size())) {
        Funnel.Stage other = stage(step, source);
        largest = other.in() > largest.in() ? other : largest;
      }
      return largest;
    } catch (NoSuchFileException | EOFException | DamagedFrameException e) {
      return unreadable(step);
    }
  }

  private Funnel.Stage stage(StepEvidence step, Source source) throws IOException {
    StepCost cost = new StepCost();
    CandidateParser.read(
        payloads.open(source.observation().location()), source.fields(), cost::add);
    long in = source.declaredTotal().orElse(cost.candidates());
    return new Funnel.Stage(step, in, out(step, cost, in), cost, source.fields().origin(), false);
  }

  private static @Nullable Long out(StepEvidence step, StepCost cost, long in) {
    Integer stored = step.step().candidatesOut();
    if (cost.candidates() < in) {
      return stored == null ? null : Long.valueOf(stored);
    }
    return cost.kept() + cost.dropped() == 0 ? null : Long.valueOf(cost.kept());
  }

  private static Funnel.Stage unreadable(StepEvidence step) {
    StepRecord record = step.step();
    long in = record.candidatesIn() == null ? 0 : record.candidatesIn();
    Long out = record.candidatesOut() == null ? null : Long.valueOf(record.candidatesOut());
    return new Funnel.Stage(step, in, out, new StepCost(), CandidateFields.Origin.DECLARED, true);
  }
}
