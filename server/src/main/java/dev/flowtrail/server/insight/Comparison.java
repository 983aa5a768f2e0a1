package dev.flowtrail.server.insight;

import dev.flowtrail.server.insight.StepComparison.Verdict;
import dev.flowtrail.server.store.FlowRecord;
import java.util.List;
import java.util.Optional;

/**
 * Two flows, step beside step.
 *
 * @param steps in the order of both
 */
record Comparison(FlowRecord left, FlowRecord right, List<StepComparison> steps) {

  /** The first step in which they differ: what comes later may only be its consequence. */
  Optional<StepComparison> firstDivergence() {
    return steps.stream().filter(step -> step.verdict() != Verdict.SAME).findFirst();
  }

  String sentence() {
    return firstDivergence()
        .map(step -> sentence(step, step.either().head().name()))
        .orElse("No step differs in what was recorded.");
  }

  private static String sentence(StepComparison step, String name) {
    return switch (step.verdict()) {
      case SAME -> throw new IllegalArgumentException("the same does not differ");
      case INPUT_CHANGED -> "They part at %s: it was given other input.".formatted(name);
      case CONFIGURATION_CHANGED ->
          "They part at %s: same input, but it was configured otherwise.".formatted(name);
      case SAME_INPUT_DIFFERENT_OUTPUT ->
          "They part at %s: same input and configuration as recorded, different output."
              .formatted(name);
      case OUTPUT_CHANGED ->
          "They part at %s: its output differs, and its input was not recorded.".formatted(name);
      case ONLY_LEFT -> "They part at %s: only the left flow has this step.".formatted(name);
      case ONLY_RIGHT -> "They part at %s: only the right flow has this step.".formatted(name);
    };
  }
}
