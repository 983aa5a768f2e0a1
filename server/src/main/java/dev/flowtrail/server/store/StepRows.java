package dev.flowtrail.server.store;

import dev.flowtrail.protocol.CandidateTotals;
import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.FlowDocument.Step;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Steps as rows, with how many candidates went in and came out. */
final class StepRows {

  private static final String MERGE =
      """
      insert into step as stored (
          team_id, flow_id, id, name, version, position, parent_id, kind, status, reason,
          created_at, started_at, finished_at, candidates_in, candidates_out
      )
      select *
      from unnest(
          ?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::integer[], ?::integer[], ?::uuid[],
          ?::text[], ?::status[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
          ?::integer[], ?::integer[]
      )
      on conflict (team_id, flow_id, id) do update
      set name           = greatest(stored.name, excluded.name),
          version        = greatest(stored.version, excluded.version),
          position       = greatest(stored.position, excluded.position),
          parent_id      = greatest(stored.parent_id, excluded.parent_id),
          kind           = greatest(stored.kind, excluded.kind),
          status         = greatest(stored.status, excluded.status),
          reason         = greatest(stored.reason, excluded.reason),
          created_at     = least(stored.created_at, excluded.created_at),
          started_at     = least(stored.started_at, excluded.started_at),
          finished_at    = greatest(stored.finished_at, excluded.finished_at),
          candidates_in  = greatest(stored.candidates_in, excluded.candidates_in),
          candidates_out = greatest(stored.candidates_out, excluded.candidates_out)
      """;

  private StepRows() {}

  private record Row(
      int teamId, UUID flowId, StepHead head, @Nullable Observation<StoredData> candidates) {

    static Row of(StoredFlow flow, Step<StoredData> step) {
      return new Row(flow.teamId(), flow.document().flow().id(), step.head(), findCandidates(step));
    }

    /** The last version of what the step decided, if it decided about candidates. */
    private static @Nullable Observation<StoredData> findCandidates(Step<StoredData> step) {
      return step.observations().stream()
          .filter(observation -> observation.head().role() == ObservationRole.CANDIDATES)
          .filter(observation -> observation.data().itemCount() != null)
          .max(Comparator.comparingInt(observation -> observation.head().version()))
          .orElse(null);
    }

    /** What the client counted wins: its data may hold a part of the candidates only. */
    @Nullable Integer candidatesIn() {
      if (candidates == null) {
        return null;
      }
      CandidateTotals totals = candidates.head().totals();
      return totals == null ? candidates.data().itemCount() : Integer.valueOf(totals.in());
    }

    @Nullable Integer candidatesOut() {
      if (candidates == null) {
        return null;
      }
      CandidateTotals totals = candidates.head().totals();
      return totals == null ? candidates.data().passedCount() : totals.out();
    }
  }

  static void merge(Handle handle, List<StoredFlow> flows) throws SQLException {
    List<Row> rows =
        flows.stream()
            .flatMap(flow -> flow.document().steps().stream().map(step -> Row.of(flow, step)))
            .toList();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(MERGE)) {
      for (List<Row> chunk : Chunks.of(rows)) {
        bind(new Columns<>(handle.getConnection(), statement, chunk));
        statement.executeUpdate();
      }
    }
  }

  private static void bind(Columns<Row> columns) throws SQLException {
    columns
        .column("integer", Row::teamId)
        .column("uuid", Row::flowId)
        .column("uuid", row -> row.head().id())
        .column("text", row -> row.head().name())
        .column("integer", row -> row.head().version())
        .column("integer", row -> row.head().position())
        .column("uuid", row -> row.head().parentId())
        .column("text", row -> row.head().kind())
        .column("text", row -> row.head().status().wireName())
        .column("text", row -> row.head().reason())
        .column("text", row -> row.head().createdAt())
        .column("text", row -> row.head().startedAt())
        .column("text", row -> row.head().finishedAt())
        .column("integer", Row::candidatesIn)
        .column("integer", Row::candidatesOut);
  }
}
