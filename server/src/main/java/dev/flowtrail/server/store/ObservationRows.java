package dev.flowtrail.server.store;

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

  private static final String INSERT =
      """
      insert into observation (
          segment_id, team_id, flow_id, id, step_id, ordinal, name, version, role, roles, queryable,
          created_at, bytes, item_count, hash, summary,
          frame_offset, frame_bytes, frame_crc32c, data_offset, own_frame
      )
      select *
      from unnest(
          ?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::text[],
          ?::integer[], ?::text[], ?::json[], ?::json[], ?::timestamptz[], ?::bigint[],
          ?::integer[], ?::uuid[], ?::json[], ?::bigint[], ?::integer[], ?::integer[],
          ?::bigint[], ?::boolean[]
      )
      on conflict do nothing
      """;

  private ObservationRows() {}

  private record Row(
      int teamId, UUID flowId, UUID stepId, int ordinal, ObservationHead head, StoredData data) {}

  /**
   * @param segmentIds by object key
   */
  static void insert(Handle handle, Map<String, Long> segmentIds, List<StoredFlow> flows)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    flows.forEach(flow -> addRows(flow, rows));
    try (PreparedStatement statement = handle.getConnection().prepareStatement(INSERT)) {
      for (List<Row> chunk : Chunks.of(rows)) {
        bind(new Columns<>(handle.getConnection(), statement, chunk), segmentIds);
        statement.executeUpdate();
      }
    }
  }

  private static void bind(Columns<Row> columns, Map<String, Long> segmentIds) throws SQLException {
    columns
        .column("bigint", row -> segmentIds.get(row.data().location().objectKey()))
        .column("integer", Row::teamId)
        .column("uuid", Row::flowId)
        .column("uuid", row -> row.head().id())
        .column("uuid", Row::stepId)
        .column("integer", Row::ordinal)
        .column("text", row -> row.head().name())
        .column("integer", row -> row.head().version())
        .column("text", row -> row.head().role().wireName())
        .column("text", row -> HeadJson.roles(row.head()))
        .column("text", row -> HeadJson.queryable(row.head()))
        .column("text", row -> row.head().capturedAt())
        .column("bigint", row -> row.data().location().dataBytes())
        .column("integer", row -> row.data().itemCount())
        .column("uuid", row -> row.data().hash())
        .column("text", row -> row.data().summary())
        .column("bigint", row -> row.data().location().frame().offset())
        .column("integer", row -> row.data().location().frame().bytes())
        .column("integer", row -> row.data().location().frame().crc32c())
        .column("bigint", row -> row.data().location().dataOffset())
        .column("boolean", row -> row.data().location().ownFrame());
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
