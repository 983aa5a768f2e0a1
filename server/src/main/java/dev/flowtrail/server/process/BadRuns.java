package dev.flowtrail.server.process;

import java.util.Map;
import java.util.Optional;

/**
 * Which runs are the bad ones.
 *
 * @param condition SQL about a {@code run}, true for bad ones
 * @param parameters what the condition binds
 * @param words what all of them have done: {@code that failed}
 */
record BadRuns(String condition, Map<String, Object> parameters, String words) {

  /** The form in words, for faults. */
  static final String EXPECTED = "failed, marked, reason:<text> or drop:<share from 0 to 1>";

  private static final String OF_STEP =
      "exists (select from step where step.team_id = run.team_id and step.flow_id = run.id and %s)";

  static Optional<BadRuns> parse(String text) {
    if (text.equals("failed")) {
      return Optional.of(new BadRuns("run.status = 'failed'", Map.of(), "that failed"));
    }
    if (text.equals("marked")) {
      return Optional.of(marked());
    }
    if (text.startsWith("reason:") && text.length() > "reason:".length()) {
      return Optional.of(withReason(text.substring("reason:".length())));
    }
    return text.matches("drop:(0?\\.\\d{1,9}|0|1)")
        ? Optional.of(dropping(Double.parseDouble(text.substring("drop:".length()))))
        : Optional.empty();
  }

  private static BadRuns marked() {
    return new BadRuns(
        """
        exists (select from flow_mark
                where flow_mark.team_id = run.team_id and flow_mark.flow_id = run.id
                  and flow_mark.verdict = 'bad')
        """,
        Map.of(),
        "that a person marked bad");
  }

  private static BadRuns withReason(String reason) {
    return new BadRuns(
        "(position(lower(:reason) in lower(coalesce(run.reason, ''))) > 0 or "
            + OF_STEP.formatted("position(lower(:reason) in lower(step.reason)) > 0")
            + ")",
        Map.of("reason", reason),
        "that gave a reason with \"%s\"".formatted(reason));
  }

  private static BadRuns dropping(double share) {
    return new BadRuns(
        OF_STEP.formatted(
            "candidates_in > 0 and candidates_in - candidates_out > :share * candidates_in"),
        Map.of("share", share),
        "in which a step dropped more than %s".formatted(Words.percent(share)));
  }
}
