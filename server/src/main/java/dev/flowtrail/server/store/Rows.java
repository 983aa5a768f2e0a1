package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.protocol.Trace;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into records. */
final class Rows {

  private Rows() {}

  static ListedFlow listedFlow(ResultSet row) throws SQLException {
    return new ListedFlow(
        flowHead(row),
        instant(row, "received_at"),
        row.getInt("step_count"),
        row.getInt("observation_count"),
        row.getString("funnel"));
  }

  static FlowRecord flow(ResultSet row) throws SQLException {
    return new FlowRecord(flowHead(row), instant(row, "received_at"), List.of());
  }

  private static FlowHead flowHead(ResultSet row) throws SQLException {
    String traceId = row.getString("trace_id");
    return new FlowHead(
        uuid(row, "id"),
        row.getString("name"),
        row.getString("key"),
        status(row),
        row.getString("reason"),
        instant(row, "created_at"),
        instantOrNull(row, "finished_at"),
        row.getString("attributes"),
        traceId == null ? null : new Trace(traceId, row.getString("span_id")));
  }

  static StepRecord step(ResultSet row) throws SQLException {
    StepHead head =
        new StepHead(
            uuid(row, "id"),
            row.getString("name"),
            row.getInt("version"),
            row.getInt("position"),
            row.getObject("parent_id", UUID.class),
            row.getString("kind"),
            status(row),
            row.getString("reason"),
            instant(row, "created_at"),
            instantOrNull(row, "started_at"),
            instantOrNull(row, "finished_at"));
    return new StepRecord(
        head, integerOrNull(row, "candidates_in"), integerOrNull(row, "candidates_out"));
  }

  static ObservationRecord observation(ResultSet row) throws SQLException {
    return new ObservationRecord(
        uuid(row, "id"),
        uuid(row, "flow_id"),
        uuid(row, "step_id"),
        row.getString("name"),
        row.getInt("version"),
        row.getString("role"),
        row.getString("roles"),
        row.getString("queryable"),
        instant(row, "created_at"),
        integerOrNull(row, "item_count"),
        uuid(row, "hash"),
        row.getString("summary"),
        location(row));
  }

  private static Location location(ResultSet row) throws SQLException {
    return new Location(
        row.getString("object_key"),
        new FramePlace(
            row.getLong("frame_offset"), row.getInt("frame_bytes"), row.getInt("frame_crc32c")),
        row.getLong("data_offset"),
        row.getLong("bytes"),
        row.getBoolean("own_frame"));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Status status(ResultSet row) throws SQLException {
    return Status.findByWireName(row.getString("status")).orElseThrow();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
