package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.ListedFlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists flows and steps that fit a query. Thread-safe. */
final class FlowAndStepLists {

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

  FlowAndStepLists(ExploreDatabase database, FlowReader flows, Duration lease) {
    this.database = database;
    this.flows = flows;
    this.lease = lease;
  }

  /**
   * What is asked for.
   *
   * @param rows flows or steps
   * @param candidates finds those who have a candidate that the condition is about
   * @param cursor where to go on; null for the beginning
   */
  record Asked(
      Scope rows,
      Condition condition,
      CandidateSets candidates,
      RowOrder order,
      int limit,
      @Nullable String cursor) {}

  /** A row and its place in the list. */
  private record Found(Row row, Place place) {}

  private record FoundFlow(UUID id, Place place) {}

  Page read(Asked asked) {
    return database.read(
        handle -> asked.rows() == Scope.FLOW ? readFlows(handle, asked) : readSteps(handle, asked));
  }

  private Page readFlows(Handle handle, Asked asked) {
    List<FoundFlow> found =
        select(
            handle,
            asked,
            "flow.id",
            row -> new FoundFlow(row.getObject("id", UUID.class), place(row, asked.order())));
    Map<UUID, ListedFlow> byId = new HashMap<>();
    List<UUID> ids = found.stream().map(FoundFlow::id).toList();
    flows
        .list(handle, Teams.DEFAULT_TEAM_ID, ids)
        .forEach(flow -> byId.put(flow.head().id(), flow));
    return page(
        asked,
        found.stream()
            .map(flow ->
                new Found(new FlowRow(Objects.requireNonNull(byId.get(flow.id()))), flow.place()))
            .toList());
  }

  private Page readSteps(Handle handle, Asked asked) {
    return page(
        asked,
        select(
            handle,
            asked,
            StepRow.SELECTED,
            row -> new Found(StepRow.of(row), place(row, asked.order()))));
  }

  private interface Mapping<R> {
    R map(ResultSet row) throws SQLException;
  }

  /** One row more than is shown tells whether the list goes on. */
  private <R> List<R> select(Handle handle, Asked asked, String columns, Mapping<R> mapping) {
    PostgresRows rows = new PostgresRows(asked.rows(), asked.condition(), asked.candidates());
    RowOrder order = asked.order();
    String behind =
        asked.cursor() == null
            ? ""
            : "and " + order.behind(Place.parse(asked.cursor(), order.parts()), rows.parameters());
    return handle
        .createQuery(READ.formatted(columns, order.selected(), rows.sql(), behind, order.orderBy()))
        .bindMap(rows.values(lease))
        .bind("limit", asked.limit() + 1)
        .map((row, context) -> mapping.map(row))
        .list();
  }

  private static Place place(ResultSet row, RowOrder order) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < order.parts().size(); i++) {
      String column = "key" + i;
      values.add(
          switch (order.parts().get(i)) {
            case NUMBER -> row.getDouble(column);
            case ID -> row.getObject(column, UUID.class);
            case TIME -> row.getObject(column, OffsetDateTime.class).toInstant();
          });
    }
    return new Place(values);
  }

  private static Page page(Asked asked, List<Found> found) {
    List<Found> shown = found.subList(0, Math.min(found.size(), asked.limit()));
    return new Page(
        shown.stream().map(Found::row).toList(),
        found.size() > shown.size() ? shown.getLast().place().toCursor() : null);
  }
}
