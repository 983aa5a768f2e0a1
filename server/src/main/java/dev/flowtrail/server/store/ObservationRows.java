package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.bigint;
import static dev.flowtrail.server.store.Column.bool;
import static dev.flowtrail.server.store.Column.integer;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;
import static dev.flowtrail.server.store.Column.uuid;

import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.FlowDocument.Step;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Observations as rows. They never change: one that is stored already stays as it is. */
final class ObservationRows {

  private static final String NAMES =
      """
      segment_id, team_id, flow_id, id, step_id, ordinal, name, version, role, roles, queryable,
      created_at, bytes, item_count, hash, summary,
      frame_offset, frame_bytes, frame_crc32c, data_offset, own_frame
      """;

  private static final String INSERT =
      """
      insert into observation (%s)
      select *
      from unnest(
          ?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::text[],
          ?::integer[], ?::text[], ?::json[], ?::json[], ?::timestamptz[], ?::bigint[],
          ?::integer[], ?::uuid[], ?::json[], ?::bigint[], ?::integer[], ?::integer[],
          ?::bigint[], ?::boolean[]
      )
      on conflict do nothing
      """
          .formatted(NAMES);

  private static final String COPY =
      """
      copy observation (%s) from stdin (format binary)
      """
          .formatted(NAMES);

  private ObservationRows() {}

  private record Row(
      int teamId, UUID flowId, UUID stepId, int ordinal, ObservationHead head, StoredData data) {}

  /**
   * Adds the observations of flows that there are not yet.
   *
   * @param segmentIds by object key
   */
  static void copy(Handle handle, Map<String, Long> segmentIds, List<StoredFlow> flows)
      throws SQLException {
    columns(segmentIds).copy(handle.getConnection(), COPY, rows(flows));
  }

  /**
   * @param segmentIds by object key
   */
  static void insert(Handle handle, Map<String, Long> segmentIds, List<StoredFlow> flows)
      throws SQLException {
    Columns<Row> columns = columns(segmentIds);
    try (PreparedStatement statement = handle.getConnection().prepareStatement(INSERT)) {
      for (List<Row> chunk : Chunks.of(rows(flows))) {
        columns.bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }

  private static Columns<Row> columns(Map<String, Long> segmentIds) {
    return new Columns<>(
        bigint(row -> segmentIds.get(row.data().location().objectKey())),
        integer(Row::teamId),
        uuid(Row::flowId),
        uuid(row -> row.head().id()),
        uuid(Row::stepId),
        integer(Row::ordinal),
        text(row -> row.head().name()),
        integer(row -> row.head().version()),
        text(row -> row.head().role().wireName()),
        text(row -> HeadJson.roles(row.head())),
        text(row -> HeadJson.queryable(row.head())),
        time(row -> row.head().capturedAt()),
        bigint(row -> row.data().location().dataBytes()),
        integer(row -> row.data().itemCount()),
        uuid(row -> row.data().hash()),
        text(row -> row.data().summary()),
        bigint(row -> row.data().location().frame().offset()),
        integer(row -> row.data().location().frame().bytes()),
        integer(row -> row.data().location().frame().crc32c()),
        bigint(row -> row.data().location().dataOffset()),
        bool(row -> row.data().location().ownFrame()));
  }

  private static List<Row> rows(List<StoredFlow> flows) {
    List<Row> rows = new ArrayList<>();
    flows.forEach(flow -> addRows(flow, rows));
    return rows;
  }

  private static void addRows(StoredFlow flow, List<Row> rows) {
    for (Step<StoredData> step : flow.document().steps()) {
      for (int i = 0; i < step.observations().size(); i++) {
        Observation<StoredData> observation = step.observations().get(i);
        rows.add(
            new Row(
                flow.teamId(),
                flow.document().flow().id(),
                step.head().id(),
                i,
                observation.head(),
                observation.data()));
      }
    }
  }
}
