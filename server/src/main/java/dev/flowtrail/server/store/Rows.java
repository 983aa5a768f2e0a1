package dev.flowtrail.server.store;

import dev.flowtrail.protocol.Attributes;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.Trace;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into records. */
final class Rows {

  private Rows() {}

  static ListedFlow listedFlow(ResultSet row) throws SQLException {
    return new ListedFlow(
        flowHead(row),
        told(row),
        row.getInt("step_count"),
        row.getInt("observation_count"),
        row.getString("funnel"));
  }

  static FlowRecord flow(ResultSet row) throws SQLException {
    return new FlowRecord(flowHead(row), told(row), List.of());
  }

  private static FlowHead flowHead(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new FlowHead(
        uuid(row, "id"),
        name == null ? "" : name,
        row.getString("key"),
        Status.findByWireName(row.getString("shown_status")).orElseThrow(),
        row.getString("reason"),
        instant(row, "created_at"),
        instantOrNull(row, "finished_at"),
        row.getString("attributes"),
        trace(row));
  }

  private static FlowRecord.Told told(ResultSet row) throws SQLException {
    Instant receivedAt = instant(row, "received_at");
    Instant heardAt = instantOrNull(row, "heard_at");
    List<String> unknown = new ArrayList<>();
    if (row.getString("name") == null) {
      unknown.add("name");
    }
    if (!row.getBoolean("begin_known")) {
      unknown.add("createdAt");
    }
    return new FlowRecord.Told(
        receivedAt, heardAt == null ? receivedAt : heardAt, row.getBoolean("silent"), unknown);
  }

  static @Nullable Trace trace(ResultSet row) throws SQLException {
    String traceId = row.getString("trace_id");
    return traceId == null ? null : new Trace(traceId, row.getString("span_id"));
  }

  static @Nullable Attributes attributes(ResultSet row) throws SQLException {
    String attributes = row.getString("attributes");
    return attributes == null
        ? null
        : AttributeTimes.read(attributes, row.getString("attribute_times"));
  }

  static StepAssembly.Row step(ResultSet row) throws SQLException {
    return new StepAssembly.Row(StoredRows.step(row), StoredRows.candidates(row));
  }

  static ObservationRecord observation(ResultSet row) throws SQLException {
    return new ObservationRecord(
        uuid(row, "id"),
        row.getObject("claimed_id", UUID.class),
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

  static Location location(ResultSet row) throws SQLException {
    return new Location(
        row.getString("object_key"),
        new FramePlace(
            row.getLong("frame_offset"), row.getInt("frame_bytes"), row.getInt("frame_crc32c")),
        row.getLong("data_offset"),
        row.getLong("bytes"),
        row.getBoolean("own_frame"));
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Status status(ResultSet row) throws SQLException {
    return Status.findByWireName(row.getString("status")).orElseThrow();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
