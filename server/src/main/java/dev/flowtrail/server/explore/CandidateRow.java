package dev.flowtrail.server.explore;

import static dev.flowtrail.server.explore.TableColumn.flag;
import static dev.flowtrail.server.explore.TableColumn.number;
import static dev.flowtrail.server.explore.TableColumn.text;
import static dev.flowtrail.server.explore.TableColumn.texts;
import static dev.flowtrail.server.explore.TableColumn.time;
import static dev.flowtrail.server.explore.TableColumn.whole;

import java.util.List;

/** What a step said of a candidate, and the flow that it is of. */
final class CandidateRow {

  static final List<TableColumn> COLUMNS =
      List.of(
          text("id"),
          flag("passed"),
          text("rule"),
          texts("failedRules"),
          text("reason"),
          number("score"),
          whole("rank"),
          text("step"),
          text("kind"),
          text("stepId"),
          text("observationId"),
          text("flowId"),
          text("flowName"),
          time("flowStart"));

  /** The same as a statement over {@code candidates} selects it. */
  static final String SELECTED =
      """
      candidate_id as "id", passed as "passed", rule as "rule", failed_rules as "failedRules", reason as "reason",
      score as "score", rank as "rank", step as "step", kind as "kind",
      step_id::varchar as "stepId", observation_id::varchar as "observationId",
      flow_id::varchar as "flowId", process as "flowName", flow_start as "flowStart"\
      """;

  private CandidateRow() {}
}
