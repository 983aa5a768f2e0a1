package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.integer;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;
import static dev.flowtrail.server.store.Column.uuid;

import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.Trace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Flows as rows. */
final class FlowRows {

  private static final String NAMES =
      """
      team_id, id, name, key, status, reason, created_at, finished_at,
      attributes, trace_id, span_id, idempotency_key, received_at
      """;

  /**
   * Every rule of the merge is a greatest or a least, so that the order of updates does not matter:
   * a terminal status wins, failed over completed; the earliest beginning, the latest end.
   */
  private static final String MERGE =
      """
      insert into flow as stored (%s)
      select *
      from unnest(
          ?::integer[], ?::uuid[], ?::text[], ?::text[], ?::status[], ?::text[], ?::timestamptz[],
          ?::timestamptz[], ?::json[], ?::text[], ?::text[], ?::text[], ?::timestamptz[]
      )
      on conflict (team_id, id) do update
      set name            = greatest(stored.name, excluded.name),
          key             = greatest(stored.key, excluded.key),
          status          = greatest(stored.status, excluded.status),
          reason          = greatest(stored.reason, excluded.reason),
          created_at      = least(stored.created_at, excluded.created_at),
          finished_at     = greatest(stored.finished_at, excluded.finished_at),
          attributes      = greatest(stored.attributes::text, excluded.attributes::text)::json,
          trace_id        = greatest(stored.trace_id, excluded.trace_id),
          span_id         = greatest(stored.span_id, excluded.span_id),
          idempotency_key = least(stored.idempotency_key, excluded.idempotency_key),
          received_at     = least(stored.received_at, excluded.received_at)
      """
          .formatted(NAMES);

  private static final String COPY =
      """
      copy flow (%s) from stdin (format binary)
      """
          .formatted(NAMES);

  private static final String KNOWN =
      """
      select team_id, id
      from flow join unnest(?::integer[], ?::uuid[]) as asked (team_id, id) using (team_id, id)
      """;

  private static final Columns<StoredFlow> IDENTITY =
      new Columns<>(integer(StoredFlow::teamId), uuid(flow -> head(flow).id()));

  private static final Columns<StoredFlow> COLUMNS =
      new Columns<>(
          integer(StoredFlow::teamId),
          uuid(flow -> head(flow).id()),
          text(flow -> head(flow).name()),
          text(flow -> head(flow).key()),
          text(flow -> head(flow).status().wireName()),
          text(flow -> head(flow).reason()),
          time(flow -> head(flow).createdAt()),
          time(flow -> head(flow).finishedAt()),
          text(flow -> head(flow).attributes()),
          text(flow -> traceId(head(flow).trace())),
          text(flow -> spanId(head(flow).trace())),
          text(StoredFlow::idempotencyKey),
          time(StoredFlow::receivedAt));

  private FlowRows() {}

  /** Finds out which of the flows there are already. */
  static Set<Waves.Identity> known(Handle handle, List<StoredFlow> flows) throws SQLException {
    Set<Waves.Identity> known = new HashSet<>();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(KNOWN)) {
      for (List<StoredFlow> chunk : Chunks.of(flows)) {
        IDENTITY.bind(statement, chunk);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            known.add(new Waves.Identity(rows.getInt("team_id"), rows.getObject("id", UUID.class)));
          }
        }
      }
    }
    return known;
  }

  /** Adds flows that there are not yet. */
  static void copy(Handle handle, List<StoredFlow> flows) throws SQLException {
    COLUMNS.copy(handle.getConnection(), COPY, flows);
  }

  static void merge(Handle handle, List<StoredFlow> flows) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(MERGE)) {
      for (List<StoredFlow> chunk : Chunks.of(flows)) {
        COLUMNS.bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }

  private static FlowHead head(StoredFlow flow) {
    return flow.document().flow();
  }

  private static @Nullable String traceId(@Nullable Trace trace) {
    return trace == null ? null : trace.traceId();
  }

  private static @Nullable String spanId(@Nullable Trace trace) {
    return trace == null ? null : trace.spanId();
  }
}
