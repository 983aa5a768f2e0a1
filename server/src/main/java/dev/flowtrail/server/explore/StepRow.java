package dev.flowtrail.server.explore;

import static dev.flowtrail.server.explore.TableColumn.number;
import static dev.flowtrail.server.explore.TableColumn.text;
import static dev.flowtrail.server.explore.TableColumn.time;
import static dev.flowtrail.server.explore.TableColumn.whole;

import java.util.List;

/** A step, and the flow that it is of. */
final class StepRow {

  static final List<TableColumn> COLUMNS =
      List.of(
          text("id"),
          text("name"),
          whole("version"),
          whole("position"),
          text("kind"),
          text("status"),
          text("reason"),
          time("start"),
          time("end"),
          number("duration"),
          whole("in"),
          whole("out"),
          number("dropRatio"),
          text("config"),
          text("flowId"),
          text("flowName"),
          time("flowStart"));

  /** The same as a statement over {@code flow} and {@code step} selects it. */
  static final String SELECTED =
      """
      step.id::text as "id", step.name as "name", step.version as "version",
      step.position as "position", step.kind as "kind", step.status::text as "status",
      step.reason as "reason", coalesce(step.started_at, step.created_at) as "start",
      step.finished_at as "end",
      extract(epoch from step.finished_at - coalesce(step.started_at, step.created_at)) * 1000
          as "duration",
      step.candidates_in as "in", step.candidates_out as "out", step.drop_ratio as "dropRatio",
      left(step.config_hash::text, 8) as "config", flow.id::text as "flowId",
      flow.name as "flowName", flow.created_at as "flowStart"\
      """;

  private StepRow() {}
}
