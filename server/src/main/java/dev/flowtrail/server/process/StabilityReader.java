package dev.flowtrail.server.process;

import dev.flowtrail.server.insight.SetOverlap;
import dev.flowtrail.server.process.StepDeterminism.Example;
import dev.flowtrail.server.process.StepDeterminism.SetStability;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads of the first steps that vary whom they let through, in a few pairs of runs: an answer that
 * is worded otherwise may well decide the same.
 */
final class StabilityReader {

  private static final System.Logger LOG = System.getLogger(StabilityReader.class.getName());

  /** Later ones mostly follow the first, and each takes two flows' data per pair. */
  private static final int STEPS = 3;

  private final SetOverlap overlap;

  StabilityReader(SetOverlap overlap) {
    this.overlap = overlap;
  }

  /** The same report, with what could be read. */
  Determinism add(Determinism report) {
    List<StepDeterminism> steps = new ArrayList<>();
    int read = 0;
    for (StepDeterminism step : report.steps()) {
      boolean asked = !step.examples().isEmpty() && read++ < STEPS;
      steps.add(asked ? step.with(step.examples(), stability(step)) : step);
    }
    return new Determinism(report.process(), report.looked(), steps);
  }

  /** Without the payload store the rest of the report still holds. */
  private Optional<SetStability> stability(StepDeterminism step) {
    double sum = 0;
    int pairs = 0;
    try {
      for (Example pair : step.examples()) {
        OptionalDouble jaccard =
            overlap.of(pair.left(), pair.right(), step.step().name(), step.step().version());
        if (jaccard.isPresent()) {
          sum += jaccard.getAsDouble();
          pairs++;
        }
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "Candidates of the step " + step.step() + " cannot be read", e);
    }
    return pairs == 0 ? Optional.empty() : Optional.of(new SetStability(sum / pairs, pairs));
  }
}
