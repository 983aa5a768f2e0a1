package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.bigint;
import static dev.flowtrail.server.store.Column.bool;
import static dev.flowtrail.server.store.Column.integer;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;
import static dev.flowtrail.server.store.Column.uuid;

import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.server.store.FlowState.Identity;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Observations as rows. */
final class ObservationRows {

  private static final String NAMES =
      """
      segment_id, team_id, flow_id, id, claimed_id, step_id, ordinal, name, version, role, roles,
      queryable, created_at, bytes, item_count, hash, summary,
      frame_offset, frame_bytes, frame_crc32c, data_offset, own_frame
      """;

  /** The flow of each is locked, so that nobody else writes its observations. */
  private static final String WRITE =
      """
      insert into observation as stored (%s)
      select *
      from unnest(
          ?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::integer[],
          ?::text[], ?::integer[], ?::text[], ?::json[], ?::json[], ?::timestamptz[], ?::bigint[],
          ?::integer[], ?::uuid[], ?::json[], ?::bigint[], ?::integer[], ?::integer[],
          ?::bigint[], ?::boolean[]
      )
      on conflict (team_id, flow_id, id) do update
      set claimed_id   = excluded.claimed_id,
          step_id      = excluded.step_id,
          ordinal      = excluded.ordinal,
          name         = excluded.name,
          version      = excluded.version,
          role         = excluded.role,
          roles        = excluded.roles,
          queryable    = excluded.queryable,
          created_at   = excluded.created_at,
          bytes        = excluded.bytes,
          item_count   = excluded.item_count,
          hash         = excluded.hash,
          summary      = excluded.summary,
          segment_id   = excluded.segment_id,
          frame_offset = excluded.frame_offset,
          frame_bytes  = excluded.frame_bytes,
          frame_crc32c = excluded.frame_crc32c,
          data_offset  = excluded.data_offset,
          own_frame    = excluded.own_frame
      """
          .formatted(NAMES);

  private static final String COPY =
      """
      copy observation (%s) from stdin (format binary)
      """
          .formatted(NAMES);

  private static final String FIND =
      """
      select observation.*, segment.object_key
      from unnest(?::integer[], ?::uuid[], ?::uuid[]) as asked (team_id, flow_id, id)
      join observation using (team_id, flow_id, id)
      join segment on segment.id = observation.segment_id
      where claimed_id is null
      union all
      select observation.*, segment.object_key
      from unnest(?::integer[], ?::uuid[], ?::uuid[]) as asked (team_id, flow_id, claimed_id)
      join observation using (team_id, flow_id, claimed_id)
      join segment on segment.id = observation.segment_id
      """;

  private ObservationRows() {}

  /**
   * An observation of a flow, as it stands there.
   *
   * @param claimedId the id that came with it, when another one has that
   */
  record Row(Identity flow, UUID id, @Nullable UUID claimedId, ObservationPart<StoredData> part) {

    ObservationHead head() {
      return part.head();
    }

    StoredData data() {
      return part.data();
    }
  }

  /** Which observation of which flow. */
  record Key(Identity flow, UUID id) {}

  /**
   * Adds the observations of flows that there are not yet.
   *
   * @param segmentIds by object key
   */
  static void copy(Handle handle, Map<String, Long> segmentIds, List<Row> rows)
      throws SQLException {
    columns(segmentIds).copy(handle.getConnection(), COPY, rows);
  }

  /**
   * Writes observations of flows that are locked.
   *
   * @param segmentIds by object key
   */
  static void write(Handle handle, Map<String, Long> segmentIds, List<Row> rows)
      throws SQLException {
    Columns<Row> columns = columns(segmentIds);
    try (PreparedStatement statement = handle.getConnection().prepareStatement(WRITE)) {
      for (List<Row> chunk : Chunks.of(rows)) {
        columns.bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }

  /** Hears of each observation that is found. */
  interface Found {
    void accept(Identity flow, ResultSet row) throws SQLException;
  }

  /** Reads those of the observations that there are, by the ids that came with them. */
  static void find(Handle handle, List<Key> observations, Found found) throws SQLException {
    Columns<Key> twice =
        new Columns<>(
            integer(key -> key.flow().teamId()),
            uuid(key -> key.flow().flowId()),
            uuid(Key::id),
            integer(key -> key.flow().teamId()),
            uuid(key -> key.flow().flowId()),
            uuid(Key::id));
    try (PreparedStatement statement = handle.getConnection().prepareStatement(FIND)) {
      for (List<Key> chunk : Chunks.of(observations)) {
        twice.bind(statement, chunk);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.accept(
                new Identity(rows.getInt("team_id"), rows.getObject("flow_id", UUID.class)), rows);
          }
        }
      }
    }
  }

  private static Columns<Row> columns(Map<String, Long> segmentIds) {
    return new Columns<>(
        bigint(row -> segmentIds.get(row.data().location().objectKey())),
        integer(row -> row.flow().teamId()),
        uuid(row -> row.flow().flowId()),
        uuid(Row::id),
        uuid(Row::claimedId),
        uuid(row -> row.part().stepId()),
        integer(row -> row.part().ordinal()),
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
}
