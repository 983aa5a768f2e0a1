package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.bigint;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;

import dev.flowtrail.server.store.FlowStore.NewSegment;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Segments as rows. */
final class SegmentRows {

  private static final String INSERT =
      """
      insert into segment (object_key, bytes, created_at)
      select *
      from unnest(?::text[], ?::bigint[], ?::timestamptz[])
      on conflict (object_key) do update set bytes = excluded.bytes
      returning object_key, id
      """;

  private static final Columns<NewSegment> COLUMNS =
      new Columns<>(
          text(NewSegment::objectKey), bigint(NewSegment::bytes), time(NewSegment::createdAt));

  private SegmentRows() {}

  /**
   * Registers segments, those that are registered already included. They come in the order of their
   * keys, so that concurrent writers lock rows in one order.
   *
   * @return the ids by object key
   */
  static Map<String, Long> insert(Handle handle, List<NewSegment> segments) throws SQLException {
    List<NewSegment> inOrder =
        segments.stream().distinct().sorted(Comparator.comparing(NewSegment::objectKey)).toList();
    Map<String, Long> ids = new HashMap<>();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(INSERT)) {
      COLUMNS.bind(statement, inOrder);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.put(rows.getString("object_key"), rows.getLong("id"));
        }
      }
    }
    return ids;
  }
}
