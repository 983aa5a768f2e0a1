package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.ListedFlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /** Finds all rows before it puts them in order, however few are shown. */
  private static final String READ_FIRST =
      """
      select *
      from (
          select %s, %s
          %s
          %s
          offset 0
      ) as fitting
      order by %s
      limit :limit
      """;

  private final ExploreDatabase database;
  private final FlowReader flows;
  private final Duration lease;
  private final TextLimits limits;

  StoredRows(ExploreDatabase database, FlowReader flows, Duration lease, TextLimits limits) {
    this.database = database;
    this.flows = flows;
    this.lease = lease;
    this.limits = limits;
  }

  private record FoundFlow(UUID id, Place place) {}

  private interface Mapping<R> {
    R map(ResultSet row) throws SQLException;
  }

  /**
   * What the index has to say of candidates, and who has a text, is asked before a connection is
   * held.
   */
  Page list(Question question, Slice slice, CandidateSets candidates) {
    TextHits hits = new TextHits(database, limits.many(), question.condition());
    if (!question.condition().speaksOfTexts() || !slice.order().isNewestFirst()) {
      PostgresRows rows = rows(question, candidates, new StoredTexts(hits));
      return database.read(handle -> list(handle, question, rows, slice, READ));
    }
    NewestFlows newest = new NewestFlows(limits, slice.order().start(slice.cursor()));
    PostgresRows some = rows(question, candidates, new StoredTexts(hits, newest));
    return database
        .read(handle -> listNewest(handle, question, some, slice, newest))
        .orElseGet(() -> listAll(question, slice, candidates, hits));
  }

  private static PostgresRows rows(Question question, CandidateSets candidates, TextSets texts) {
    return new PostgresRows(question.rows(), question.condition(), candidates, texts);
  }

  /** Nothing when older flows have to be looked at, too. */
  private Optional<Page> listNewest(
      Handle handle, Question question, PostgresRows rows, Slice slice, NewestFlows newest) {
    Optional<Instant> after = newest.after(handle);
    after.ifPresent(rows::beginAfter);
    Page page = list(handle, question, rows, slice, READ);
    return after.isEmpty() || page.cursor() != null ? Optional.of(page) : Optional.empty();
  }

  /** The newest ones were not enough: all that fit are found before they are put in order. */
  private Page listAll(Question question, Slice slice, CandidateSets candidates, TextHits hits) {
    PostgresRows rows = rows(question, candidates, new StoredTexts(hits));
    return database.read(handle -> list(handle, question, rows, slice, READ_FIRST));
  }

  private Page list(
      Handle handle, Question question, PostgresRows rows, Slice slice, String statement) {
    return question.rows() == Scope.FLOW
        ? listFlows(handle, rows, slice, statement)
        : listSteps(handle, rows, slice, statement);
  }

  private Page listFlows(Handle handle, PostgresRows rows, Slice slice, String statement) {
    List<FoundFlow> found =
        select(
            handle,
            rows,
            slice,
            statement,
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

  private Page listSteps(Handle handle, PostgresRows rows, Slice slice, String statement) {
    return Page.of(
        select(
            handle,
            rows,
            slice,
            statement,
            StepRow.SELECTED,
            row -> new Page.Placed(TableRow.read(row, StepRow.COLUMNS), slice.order().place(row))),
        slice.limit());
  }

  private <R> List<R> select(
      Handle handle,
      PostgresRows rows,
      Slice slice,
      String statement,
      String columns,
      Mapping<R> mapping) {
    RowOrder order = slice.order();
    String behind = order.behind(slice.cursor(), rows.parameters());
    return handle
        .createQuery(
            statement.formatted(
                columns,
                order.selected(),
                rows.sql(),
                behind,
                statement.equals(READ) ? order.orderBy() : order.orderBySelected()))
        .bindMap(rows.values(lease))
        .bind("limit", slice.limit() + 1)
        .map((row, context) -> mapping.map(row))
        .list();
  }

  AggregateAnswer aggregate(Question question, Aggregation aggregation, CandidateSets candidates) {
    TextHits hits = new TextHits(database, limits.many(), question.condition());
    PostgresRows rows = rows(question, candidates, new StoredTexts(hits));
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
