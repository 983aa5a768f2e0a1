package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.ListedFlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Lists and counts flows and steps, out of PostgreSQL. Thread-safe. */
final class StoredRows {

  private static final String READ =
      """
      select %s, %s
      %s
      %s
      order by %s
      limit :limit
      """;

  private final ExploreDatabase database;
  private final FlowReader flows;
  private final Duration lease;

  StoredRows(ExploreDatabase database, FlowReader flows, Duration lease) {
    this.database = database;
    this.flows = flows;
    this.lease = lease;
  }

  private record FoundFlow(UUID id, Place place) {}

  private interface Mapping<R> {
    R map(ResultSet row) throws SQLException;
  }

  /** What the index has to say of candidates is asked before a connection is held. */
  Page list(Question question, Slice slice, CandidateSets candidates) {
    PostgresRows rows = new PostgresRows(question.rows(), question.condition(), candidates);
    return database.read(handle ->
        question.rows() == Scope.FLOW
            ? listFlows(handle, rows, slice)
            : listSteps(handle, rows, slice));
  }

  private Page listFlows(Handle handle, PostgresRows rows, Slice slice) {
    List<FoundFlow> found =
        select(
            handle,
            rows,
            slice,
            "flow.id",
            row -> new FoundFlow(row.getObject("id", UUID.class), slice.order().place(row)));
    Map<UUID, ListedFlow> byId = new HashMap<>();
    List<UUID> ids = found.stream().map(FoundFlow::id).toList();
    flows
        .list(handle, Teams.DEFAULT_TEAM_ID, ids)
        .forEach(flow -> byId.put(flow.head().id(), flow));
    return Page.of(
        found.stream()
            .map(flow ->
                new Page.Placed(
                    new FlowRow(Objects.requireNonNull(byId.get(flow.id()))), flow.place()))
            .toList(),
        slice.limit());
  }

  private Page listSteps(Handle handle, PostgresRows rows, Slice slice) {
    return Page.of(
        select(
            handle,
            rows,
            slice,
            StepRow.SELECTED,
            row -> new Page.Placed(TableRow.read(row, StepRow.COLUMNS), slice.order().place(row))),
        slice.limit());
  }

  private <R> List<R> select(
      Handle handle, PostgresRows rows, Slice slice, String columns, Mapping<R> mapping) {
    RowOrder order = slice.order();
    String behind = order.behind(slice.cursor(), rows.parameters());
    return handle
        .createQuery(READ.formatted(columns, order.selected(), rows.sql(), behind, order.orderBy()))
        .bindMap(rows.values(lease))
        .bind("limit", slice.limit() + 1)
        .map((row, context) -> mapping.map(row))
        .list();
  }

  AggregateAnswer aggregate(Question question, Aggregation aggregation, CandidateSets candidates) {
    PostgresRows rows = new PostgresRows(question.rows(), question.condition(), candidates);
    String sql = aggregation.sql(PostgresFields.FIELDS, rows.parameters(), rows.sql());
    List<TableColumn> columns = aggregation.columns();
    return database.read(handle ->
        AggregateAnswer.of(
            question,
            aggregation,
            handle
                .createQuery(sql)
                .bindMap(rows.values(lease))
                .map((row, context) -> AggregateAnswer.values(row, columns))
                .list()));
  }
}
