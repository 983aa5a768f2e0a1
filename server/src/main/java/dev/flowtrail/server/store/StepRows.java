package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.bool;
import static dev.flowtrail.server.store.Column.integer;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;
import static dev.flowtrail.server.store.Column.uuid;

import dev.flowtrail.protocol.CandidateTotals;
import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.FlowDocument.Step;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Steps as rows, with how many candidates went in and came out. */
final class StepRows {

  private static final String NAMES =
      """
      team_id, flow_id, id, name, version, position, parent_id, kind, status, reason,
      created_at, started_at, finished_at, candidates_in, candidates_out
      """;

  private static final String FINGERPRINT_NAMES =
      "input_hash, input_inferred, config_hash, output_hash";

  private static final String MERGE =
      """
      insert into step as stored (%s)
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
      """
          .formatted(NAMES);

  private static final String COPY =
      """
      copy step (%s, %s) from stdin (format binary)
      """
          .formatted(NAMES, FINGERPRINT_NAMES);

  /** Whoever merges knows a part of a flow only: what was stored tells the rest. */
  private static final String FINGERPRINT =
      """
      select fingerprint_steps(?::integer[], ?::uuid[])
      """;

  private static final Columns<StoredFlow> FLOWS =
      new Columns<>(integer(StoredFlow::teamId), uuid(flow -> flow.document().flow().id()));

  private static final List<Column<Row, ?>> MERGED =
      List.of(
          integer(Row::teamId),
          uuid(Row::flowId),
          uuid(row -> row.head().id()),
          text(row -> row.head().name()),
          integer(row -> row.head().version()),
          integer(row -> row.head().position()),
          uuid(row -> row.head().parentId()),
          text(row -> row.head().kind()),
          text(row -> row.head().status().wireName()),
          text(row -> row.head().reason()),
          time(row -> row.head().createdAt()),
          time(row -> row.head().startedAt()),
          time(row -> row.head().finishedAt()),
          integer(Row::candidatesIn),
          integer(Row::candidatesOut));

  private static final Columns<Row> COLUMNS = new Columns<>(MERGED);

  private static final Columns<FingerprintedRow> COPIED = copied();

  private static Columns<FingerprintedRow> copied() {
    List<Column<FingerprintedRow, ?>> columns = new ArrayList<>();
    MERGED.forEach(column -> columns.add(column.of(FingerprintedRow::row)));
    columns.add(uuid(row -> row.fingerprints().input()));
    columns.add(bool(row -> row.fingerprints().inputInferred()));
    columns.add(uuid(row -> row.fingerprints().config()));
    columns.add(uuid(row -> row.fingerprints().output()));
    return new Columns<>(columns);
  }

  private StepRows() {}

  /** A step of a flow that came whole. */
  private record FingerprintedRow(Row row, StepFingerprints fingerprints) {}

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

  private static List<Row> rows(List<StoredFlow> flows) {
    return flows.stream()
        .flatMap(flow -> flow.document().steps().stream().map(step -> Row.of(flow, step)))
        .toList();
  }

  /** Adds the steps of flows that there are not yet. */
  static void copy(Handle handle, List<StoredFlow> flows) throws SQLException {
    List<FingerprintedRow> rows = new ArrayList<>();
    flows.forEach(flow -> addFingerprinted(flow, rows));
    COPIED.copy(handle.getConnection(), COPY, rows);
  }

  private static void addFingerprinted(StoredFlow flow, List<FingerprintedRow> rows) {
    StepFingerprints.Left left = null;
    for (Step<StoredData> step :
        flow.document().steps().stream().sorted(StepFingerprints.inOrder()).toList()) {
      Row row = Row.of(flow, step);
      StepFingerprints fingerprints = StepFingerprints.of(step, row.candidatesIn(), left);
      rows.add(new FingerprintedRow(row, fingerprints));
      Integer out = row.candidatesOut();
      left = fingerprints.left(out == null ? row.candidatesIn() : out);
    }
  }

  /** Takes the fingerprints of flows anew that were merged, once their observations are stored. */
  static void fingerprint(Handle handle, List<StoredFlow> flows) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(FINGERPRINT)) {
      for (List<StoredFlow> chunk : Chunks.of(flows)) {
        FLOWS.bind(statement, chunk);
        statement.execute();
      }
    }
  }

  static void merge(Handle handle, List<StoredFlow> flows) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(MERGE)) {
      for (List<Row> chunk : Chunks.of(rows(flows))) {
        COLUMNS.bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }
}
