package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows that fit a condition, as what statements select from. */
final class PostgresRows {

  private static final Map<Scope, String> TABLES =
      Map.of(
          Scope.FLOW,
          "flow",
          Scope.STEP,
          "flow join step on step.team_id = flow.team_id and step.flow_id = flow.id");

  private final Parameters parameters = new Parameters();
  private final String tables;
  private String condition;

  /**
   * @param rows flows or steps
   */
  PostgresRows(Scope rows, Condition condition, CandidateSets candidates, TextSets texts) {
    this.tables = TABLES.getOrDefault(rows, "");
    this.condition = new PostgresCondition(rows, parameters, candidates, texts).sql(condition);
  }

  Parameters parameters() {
    return parameters;
  }

  /** Leaves out flows that began at this moment or earlier. */
  void beginAfter(Instant moment) {
    String bound = parameters.bind(moment.atOffset(ZoneOffset.UTC));
    condition = "flow.created_at > %s and %s".formatted(bound, condition);
  }

  /** Beginning with {@code from}. */
  String sql() {
    return "from %s\nwhere flow.team_id = :teamId and %s".formatted(tables, condition);
  }

  /** All values in it and in what else was bound. */
  Map<String, Object> values(Duration lease) {
    Map<String, Object> values = new LinkedHashMap<>(parameters.values());
    values.put("teamId", Teams.DEFAULT_TEAM_ID);
    values.put("leaseSeconds", lease.toMillis() / 1000.0);
    return values;
  }
}
