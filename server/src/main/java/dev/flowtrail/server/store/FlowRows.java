package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.Trace;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Flows as rows. */
final class FlowRows {

  /**
   * Every rule of the merge is a greatest or a least, so that the order of updates does not matter:
   * a terminal status wins, failed over completed; the earliest beginning, the latest end.
   */
  private static final String MERGE =
      """
      insert into flow as stored (
          team_id, id, name, key, status, reason, created_at, finished_at,
          attributes, trace_id, span_id, idempotency_key, received_at
      )
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
      """;

  private FlowRows() {}

  static void merge(Handle handle, List<StoredFlow> flows) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(MERGE)) {
      for (List<StoredFlow> chunk : Chunks.of(flows)) {
        bind(new Columns<>(handle.getConnection(), statement, chunk));
        statement.executeUpdate();
      }
    }
  }

  private static void bind(Columns<StoredFlow> columns) throws SQLException {
    columns
        .column("integer", StoredFlow::teamId)
        .column("uuid", flow -> head(flow).id())
        .column("text", flow -> head(flow).name())
        .column("text", flow -> head(flow).key())
        .column("text", flow -> head(flow).status().wireName())
        .column("text", flow -> head(flow).reason())
        .column("text", flow -> head(flow).createdAt())
        .column("text", flow -> head(flow).finishedAt())
        .column("text", flow -> head(flow).attributes())
        .column("text", flow -> traceId(head(flow).trace()))
        .column("text", flow -> spanId(head(flow).trace()))
        .column("text", StoredFlow::idempotencyKey)
        .column("text", StoredFlow::receivedAt);
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
