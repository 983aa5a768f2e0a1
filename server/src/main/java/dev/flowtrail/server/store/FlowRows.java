package dev.flowtrail.server.store;

import static dev.flowtrail.server.store.Column.bool;
import static dev.flowtrail.server.store.Column.integer;
import static dev.flowtrail.server.store.Column.text;
import static dev.flowtrail.server.store.Column.time;
import static dev.flowtrail.server.store.Column.uuid;

import dev.flowtrail.protocol.FlowPart;
import dev.flowtrail.protocol.Trace;
import dev.flowtrail.server.store.FlowState.Identity;
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
      team_id, id, name, key, status, reason, created_at, begin_known, finished_at,
      attributes, attribute_times, trace_id, span_id, idempotency_key, received_at, heard_at
      """;

  private static final String VALUES =
      """
      unnest(
          ?::integer[], ?::uuid[], ?::text[], ?::text[], ?::status[], ?::text[], ?::timestamptz[],
          ?::boolean[], ?::timestamptz[], ?::json[], ?::json[], ?::text[], ?::text[], ?::text[],
          ?::timestamptz[], ?::timestamptz[]
      )
      """;

  private static final String INSERT =
      """
      insert into flow (%s)
      select * from %s
      on conflict (team_id, id) do nothing
      returning team_id, id
      """
          .formatted(NAMES, VALUES);

  private static final String UPDATE =
      """
      update flow as stored
      set name            = told.name,
          key             = told.key,
          status          = told.status,
          reason          = told.reason,
          created_at      = told.created_at,
          begin_known     = told.begin_known,
          finished_at     = told.finished_at,
          attributes      = told.attributes,
          attribute_times = told.attribute_times,
          trace_id        = told.trace_id,
          span_id         = told.span_id,
          idempotency_key = told.idempotency_key,
          received_at     = told.received_at,
          heard_at        = told.heard_at
      from %s as told (%s)
      where stored.team_id = told.team_id and stored.id = told.id
      """
          .formatted(VALUES, NAMES);

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

  /** Every transaction locks flows in this order, so that no two wait for each other. */
  private static final String LOCK =
      """
      select flow.*
      from flow join unnest(?::integer[], ?::uuid[]) as asked (team_id, id) using (team_id, id)
      order by team_id, id
      for no key update of flow
      """;

  private static final Columns<Identity> IDENTITY =
      new Columns<>(integer(Identity::teamId), uuid(Identity::flowId));

  private static final Columns<FlowState> COLUMNS =
      new Columns<>(
          integer(state -> state.identity().teamId()),
          uuid(state -> state.identity().flowId()),
          text(state -> state.flow().name()),
          text(state -> state.flow().key()),
          text(state -> state.flow().outcome().status().wireName()),
          text(state -> state.flow().outcome().reason()),
          time(state -> state.notes().earliest()),
          bool(state -> state.flow().createdAt() != null),
          time(state -> state.flow().finishedAt()),
          text(state -> attributes(state.flow())),
          text(state -> AttributeTimes.of(state.flow().attributes())),
          text(state -> traceId(state.flow().trace())),
          text(state -> spanId(state.flow().trace())),
          text(state -> state.notes().idempotencyKey()),
          time(state -> state.notes().receivedAt()),
          time(state -> state.notes().heardAt()));

  private FlowRows() {}

  /** Finds out which of the flows there are already. */
  static Set<Identity> known(Handle handle, List<Identity> flows) throws SQLException {
    Set<Identity> known = new HashSet<>();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(KNOWN)) {
      for (List<Identity> chunk : Chunks.of(flows)) {
        IDENTITY.bind(statement, chunk);
        readIdentities(statement, known);
      }
    }
    return known;
  }

  private static void readIdentities(PreparedStatement statement, Set<Identity> into)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        into.add(new Identity(rows.getInt("team_id"), rows.getObject("id", UUID.class)));
      }
    }
  }

  /** Adds flows that there are not yet. */
  static void copy(Handle handle, List<FlowState> flows) throws SQLException {
    COLUMNS.copy(handle.getConnection(), COPY, flows);
  }

  /**
   * Adds those of the flows that there are not yet.
   *
   * @return which were added
   */
  static Set<Identity> insert(Handle handle, List<FlowState> flows) throws SQLException {
    Set<Identity> added = new HashSet<>();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(INSERT)) {
      for (List<FlowState> chunk : Chunks.of(flows)) {
        COLUMNS.bind(statement, chunk);
        readIdentities(statement, added);
      }
    }
    return added;
  }

  /** Hears of each flow that is locked. */
  interface Locked {
    void accept(ResultSet row) throws SQLException;
  }

  /** Locks flows for the rest of the transaction, and reads them. */
  static void lock(Handle handle, List<Identity> flows, Locked locked) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(LOCK)) {
      for (List<Identity> chunk : Chunks.of(flows)) {
        IDENTITY.bind(statement, chunk);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            locked.accept(rows);
          }
        }
      }
    }
  }

  /** Writes what has become of flows that are locked. */
  static void update(Handle handle, List<FlowState> flows) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(UPDATE)) {
      for (List<FlowState> chunk : Chunks.of(flows)) {
        COLUMNS.bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }

  private static @Nullable String attributes(FlowPart flow) {
    return flow.attributes() == null ? null : flow.attributes().json();
  }

  private static @Nullable String traceId(@Nullable Trace trace) {
    return trace == null ? null : trace.traceId();
  }

  private static @Nullable String spanId(@Nullable Trace trace) {
    return trace == null ? null : trace.spanId();
  }
}
