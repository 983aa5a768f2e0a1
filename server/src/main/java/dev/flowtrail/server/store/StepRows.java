package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.bool;
import static dev.flowtrail.server.store.Column.integer;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;
import static dev.flowtrail.server.store.Column.uuid;

import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.server.store.FlowState.Identity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Steps as rows, with how many candidates went in and came out. */
final class StepRows {

  private static final String NAMES =
      """
      team_id, flow_id, id, name, version, position, parent_id, kind, status, reason,
      created_at, started_at, finished_at,
      candidates_in, candidates_out, candidates_version, candidates_at
      """;

  private static final String FINGERPRINT_NAMES =
      "input_hash, input_inferred, config_hash, output_hash";

  /** Whoever merges knows a part of a flow only: what was stored tells the rest. */
  private static final String FINGERPRINT =
      """
      select fingerprint_steps(?::integer[], ?::uuid[])
      """;

  /** The flow of each is locked, so that nobody else writes its steps. */
  private static final String WRITE =
      """
      insert into step as stored (%s)
      select *
      from unnest(
          ?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::integer[], ?::integer[], ?::uuid[],
          ?::text[], ?::status[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
          ?::integer[], ?::integer[], ?::integer[], ?::timestamptz[]
      )
      on conflict (team_id, flow_id, id) do update
      set name               = excluded.name,
          version            = excluded.version,
          position           = excluded.position,
          parent_id          = excluded.parent_id,
          kind               = excluded.kind,
          status             = excluded.status,
          reason             = excluded.reason,
          created_at         = excluded.created_at,
          started_at         = excluded.started_at,
          finished_at        = excluded.finished_at,
          candidates_in      = excluded.candidates_in,
          candidates_out     = excluded.candidates_out,
          candidates_version = excluded.candidates_version,
          candidates_at      = excluded.candidates_at
      """
          .formatted(NAMES);

  private static final String COPY =
      """
      copy step (%s, %s) from stdin (format binary)
      """
          .formatted(NAMES, FINGERPRINT_NAMES);

  private static final String FIND =
      """
      select step.*
      from step
      join unnest(?::integer[], ?::uuid[], ?::uuid[]) as asked (team_id, flow_id, id)
          using (team_id, flow_id, id)
      """;

  /** A step of a flow, as it stands there. */
  record Row(Identity flow, StepPart step, @Nullable Candidates candidates) {}

  private static final Columns<Row> KEYS =
      new Columns<>(
          integer(row -> row.flow().teamId()),
          uuid(row -> row.flow().flowId()),
          uuid(row -> row.step().id()));

  private static final Columns<Identity> FLOWS =
      new Columns<>(integer(Identity::teamId), uuid(Identity::flowId));

  private static final List<Column<Row, ?>> WRITTEN =
      List.of(
          integer(row -> row.flow().teamId()),
          uuid(row -> row.flow().flowId()),
          uuid(row -> row.step().id()),
          text(row -> row.step().name()),
          integer(row -> row.step().version()),
          integer(row -> row.step().position()),
          uuid(row -> row.step().parentId()),
          text(row -> row.step().kind()),
          text(row -> row.step().outcome().status().wireName()),
          text(row -> reason(row.step())),
          time(row -> row.step().createdAt()),
          time(row -> row.step().startedAt()),
          time(row -> row.step().finishedAt()),
          integer(row -> count(row, Candidates::in)),
          integer(row -> count(row, Candidates::out)),
          integer(row -> count(row, Candidates::version)),
          time(StepRows::capturedAt));

  private static final Columns<Row> COLUMNS = new Columns<>(WRITTEN);

  private static final Columns<FingerprintedRow> COPIED = copied();

  private static Columns<FingerprintedRow> copied() {
    List<Column<FingerprintedRow, ?>> columns = new ArrayList<>();
    WRITTEN.forEach(column -> columns.add(column.of(FingerprintedRow::row)));
    columns.add(uuid(row -> row.fingerprints().input()));
    columns.add(bool(row -> row.fingerprints().inputInferred()));
    columns.add(uuid(row -> row.fingerprints().config()));
    columns.add(uuid(row -> row.fingerprints().output()));
    return new Columns<>(columns);
  }

  /** A step of a flow of which everything that is known came at once. */
  private record FingerprintedRow(Row row, StepFingerprints fingerprints) {}

  private StepRows() {}

  private static String reason(StepPart step) {
    String reason = step.outcome().reason();
    return reason == null ? "" : reason;
  }

  private static @Nullable Integer count(
      Row row, Function<Candidates, @Nullable Integer> ofCandidates) {
    return row.candidates() == null ? null : ofCandidates.apply(row.candidates());
  }

  private static @Nullable Instant capturedAt(Row row) {
    return row.candidates() == null ? null : row.candidates().capturedAt();
  }

  static List<Row> rows(List<FlowState> flows) {
    return flows.stream().flatMap(flow -> rows(flow).stream()).toList();
  }

  static List<Row> rows(FlowState flow) {
    return flow.steps().stream()
        .map(step -> new Row(flow.identity(), step, flow.candidates().get(step.id())))
        .toList();
  }

  /** Adds the steps of flows that there are not yet. */
  static void copy(Handle handle, List<FlowState> flows) throws SQLException {
    List<FingerprintedRow> rows = new ArrayList<>();
    for (FlowState flow : flows) {
      Map<UUID, StepFingerprints> fingerprints = StepFingerprints.of(flow);
      for (Row row : rows(flow)) {
        rows.add(
            new FingerprintedRow(row, Objects.requireNonNull(fingerprints.get(row.step().id()))));
      }
    }
    COPIED.copy(handle.getConnection(), COPY, rows);
  }

  /** Takes the fingerprints of flows anew that were merged, once their observations are stored. */
  static void fingerprint(Handle handle, List<Identity> flows) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(FINGERPRINT)) {
      for (List<Identity> chunk : Chunks.of(flows)) {
        FLOWS.bind(statement, chunk);
        statement.execute();
      }
    }
  }

  /** Hears of each step that is found. */
  interface Found {
    void accept(Identity flow, ResultSet row) throws SQLException;
  }

  /** Reads those of the steps that there are. */
  static void find(Handle handle, List<Row> steps, Found found) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(FIND)) {
      for (List<Row> chunk : Chunks.of(steps)) {
        KEYS.bind(statement, chunk);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.accept(
                new Identity(rows.getInt("team_id"), rows.getObject("flow_id", UUID.class)), rows);
          }
        }
      }
    }
  }

  /** Writes steps of flows that are locked. */
  static void write(Handle handle, List<Row> steps) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(WRITE)) {
      for (List<Row> chunk : Chunks.of(steps)) {
        COLUMNS.bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }
}
