package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.index.Column;
import dev.flowtrail.server.index.SideTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads from PostgreSQL what candidates are put together by and only their flows know. */
final class StoredFacts {

  private static final String READ =
      """
      select flow.id as flow_id%s
      from flow
      where flow.team_id = :teamId and %s
      """;

  private static final int FETCHED_AT_ONCE = 1_000;

  private final ExploreDatabase database;
  private final Duration lease;

  StoredFacts(ExploreDatabase database, Duration lease) {
    this.database = database;
    this.lease = lease;
  }

  /**
   * The facts of some flows, as a relation.
   *
   * @throws dev.flowtrail.server.http.ProblemException when they are too much
   */
  SideTable read(FlowFacts facts, IdSet flows) {
    String condition = flows.isEmpty() ? "false" : flows.inPostgres(facts.parameters());
    return database.read(handle -> new SideTable(columns(facts), rows(handle, facts, condition)));
  }

  private static List<Column> columns(FlowFacts facts) {
    List<Column> columns = new ArrayList<>(List.of(new Column(FlowFacts.FLOW_ID, Column.Type.ID)));
    facts
        .expressions()
        .keySet()
        .forEach(column -> columns.add(new Column(column.name(), column.type().inDuckDb())));
    return columns;
  }

  private List<List<@Nullable Object>> rows(Handle handle, FlowFacts facts, String condition) {
    StringBuilder selected = new StringBuilder();
    facts
        .expressions()
        .forEach((column, sql) ->
            selected.append(", ").append(sql).append(" as ").append(column.name()));
    Map<String, Object> values = new LinkedHashMap<>(facts.parameters().values());
    values.put("teamId", Teams.DEFAULT_TEAM_ID);
    values.put("leaseSeconds", lease.toMillis() / 1000.0);
    Texts texts = new Texts();
    return handle
        .createQuery(READ.formatted(selected, condition))
        .bindMap(values)
        .setFetchSize(FETCHED_AT_ONCE)
        .map((row, context) -> row(row, facts, texts))
        .list();
  }

  private static List<@Nullable Object> row(ResultSet row, FlowFacts facts, Texts texts)
      throws SQLException {
    List<@Nullable Object> cells = new ArrayList<>(1 + facts.expressions().size());
    cells.add(row.getObject(FlowFacts.FLOW_ID, UUID.class));
    for (TableColumn column : facts.expressions().keySet()) {
      Object cell = Cells.read(row, column);
      cells.add(cell instanceof String text ? texts.once(text) : cell);
    }
    return cells;
  }

  /** The same text is kept once, and not too many different ones. */
  private static final class Texts {

    private static final long MAX_CHARACTERS = 16L << 20;

    private final Map<String, String> known = new HashMap<>();
    private long characters;

    String once(String text) {
      String before = known.putIfAbsent(text, text);
      if (before != null) {
        return before;
      }
      characters += text.length();
      if (characters > MAX_CHARACTERS) {
        throw Problem.of(
                ProblemType.QUESTION_TOO_LARGE,
                ("What candidates are to be grouped by has more than %,d characters in all. Narrow"
                        + " the query by a shorter stretch of time or by a process.")
                    .formatted(MAX_CHARACTERS))
            .toException();
      }
      return text;
    }
  }
}
