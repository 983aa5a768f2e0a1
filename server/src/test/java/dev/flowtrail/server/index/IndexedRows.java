package dev.flowtrail.server.index;

import dev.flowtrail.server.index.PlantedFlow.Row;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** All that an index says, in the words of {@link PlantedFlow}. */
final class IndexedRows {

  private static final String ALL =
      """
      select flow_id, process, flow_start, step, kind, candidate_id, passed, rule, failed_rules,
             reason, score, rank, fields, rest
      from candidates
      """;

  private IndexedRows() {}

  static List<Row> of(CandidateIndex index) {
    return index.select(CandidateFiles.Wanted.everything(), ALL, List.of(), IndexedRows::row);
  }

  private static Row row(ResultSet row) throws SQLException {
    List<String> failed = failedRules(row.getArray("failed_rules"));
    String rule = row.getString("rule");
    if (!failed.isEmpty() && !failed.get(0).equals(rule) || failed.isEmpty() && rule != null) {
      throw new AssertionError("the rule is " + rule + " but they are " + failed);
    }
    return new Row(
        row.getObject("flow_id", UUID.class),
        row.getString("process"),
        row.getObject("flow_start", OffsetDateTime.class).toInstant(),
        row.getString("step"),
        row.getString("kind"),
        row.getString("candidate_id"),
        row.getObject("passed", Boolean.class),
        failed,
        row.getString("reason"),
        row.getObject("score", Double.class),
        row.getObject("rank", Integer.class),
        new TreeMap<>((java.util.Map<?, ?>) row.getObject("fields")).toString(),
        row.getString("rest"));
  }

  private static List<String> failedRules(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String.class::cast).toList();
  }
}
