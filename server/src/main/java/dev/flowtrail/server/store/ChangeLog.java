package dev.flowtrail.server.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The flows that changed, in an order that all readers share and to which nothing is added later
 * but at the end. Changes are kept for a while only, and until they are indexed. Thread-safe.
 */
public final class ChangeLog {

  /** How long changes are kept. */
  static final Duration KEPT = Duration.ofMinutes(10);

  private static final String CHANNEL = "flowtrail_change";

  private static final String APPEND =
      """
      insert into change (team_id, flow_ids, processes)
      values (?, ?, ?)
      """;

  private static final String END = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private static final String READ =
      """
      select xid::text::bigint as number, team_id, flow_ids, processes
      from change
      where xid >= (:from::text)::xid8 and xid < (:to::text)::xid8
      order by change.xid
      fetch first (:limit) rows with ties
      """;

  private static final String COVERS =
      "select exists (select from change where xid < (:from::text)::xid8)";

  /**
   * What the indexer has not read stays: it must not miss a change, however long it stands still.
   */
  private static final String TRIM =
      """
      delete from change
      where changed_at < now() - :seconds * interval '1 second'
        and xid < (select (log_place::text)::xid8 from candidate_index)
      """;

  private final Jdbi jdbi;

  public ChangeLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What one transaction changed of a team.
   *
   * @param number of the transaction; of two that changed one flow the later one need not have the
   *     greater number
   * @param flows the flows by id; the process of each is null when it was not told
   */
  public record Change(long number, int teamId, List<ChangedFlow> flows) {

    public Change {
      flows = List.copyOf(flows);
    }
  }

  /** A flow that changed. */
  public record ChangedFlow(UUID id, @Nullable String process) {}

  /** Notes what a transaction stores, as a part of it. */
  static void append(Handle handle, List<FlowState> flows) throws SQLException {
    Map<Integer, List<FlowState>> byTeam = new TreeMap<>();
    flows.forEach(flow ->
        byTeam.computeIfAbsent(flow.identity().teamId(), team -> new ArrayList<>()).add(flow));
    try (PreparedStatement statement = handle.getConnection().prepareStatement(APPEND)) {
      for (Map.Entry<Integer, List<FlowState>> team : byTeam.entrySet()) {
        statement.setInt(1, team.getKey());
        statement.setArray(2, array(statement, "uuid", ids(team.getValue())));
        statement.setArray(3, array(statement, "text", processes(team.getValue())));
        statement.executeUpdate();
      }
    }
  }

  private static Object[] ids(List<FlowState> flows) {
    return flows.stream().map(flow -> flow.identity().flowId()).toArray();
  }

  private static Object[] processes(List<FlowState> flows) {
    return flows.stream().map(flow -> flow.flow().name()).toArray();
  }

  private static Array array(PreparedStatement statement, String type, Object[] values)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, values);
  }

  /** Tells whoever listens, on whatever server, that there is something to read. */
  public void announce() {
    jdbi.useHandle(handle -> handle.execute("select pg_notify(?, '')", CHANNEL));
  }

  /** Removes what was kept long enough. */
  void trim() {
    jdbi.useHandle(handle -> handle.createUpdate(TRIM).bind("seconds", KEPT.toSeconds()).execute());
  }

  /** A reader of its own connection, which hears of announcements. To be closed. */
  public Listening listen() {
    Handle handle = jdbi.open();
    try {
      handle.execute("listen " + CHANNEL);
      return new Listening(handle);
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  /** Used by one thread. */
  public static final class Listening implements AutoCloseable {
    private final Handle handle;

    private Listening(Handle handle) {
      this.handle = handle;
    }

    /** Where the log ends: every change with a smaller number can be read. */
    public long end() {
      return handle.select(END).mapTo(Long.class).one();
    }

    /**
     * Changes from one number on, before another that the log has reached.
     *
     * @param limit how many; of one transaction all or none
     */
    public List<Change> read(long from, long to, int limit) {
      return ChangeLog.read(handle, from, to, limit);
    }

    /** Waits for an announcement, or until the time is over. */
    public void await(Duration longest) {
      try {
        handle
            .getConnection()
            .unwrap(PGConnection.class)
            .getNotifications(Math.toIntExact(Math.max(1, longest.toMillis())));
      } catch (SQLException e) {
        throw new StoreException(e);
      }
    }

    @Override
    public void close() {
      try (handle) {
        handle.execute("unlisten " + CHANNEL);
      }
    }
  }

  /** As {@link Listening#read}. */
  public List<Change> read(long from, long to, int limit) {
    return jdbi.withHandle(handle -> read(handle, from, to, limit));
  }

  private static List<Change> read(Handle handle, long from, long to, int limit) {
    return handle
        .createQuery(READ)
        .bind("from", Long.toString(from))
        .bind("to", Long.toString(to))
        .bind("limit", limit)
        .map((row, context) -> change(row))
        .list();
  }

  /** Whether everything from this number on is still kept. When that is not sure it is false. */
  public boolean covers(long from) {
    return jdbi.withHandle(handle ->
        handle.createQuery(COVERS).bind("from", Long.toString(from)).mapTo(Boolean.class).one());
  }

  private static Change change(ResultSet row) throws SQLException {
    UUID[] ids = (UUID[]) row.getArray("flow_ids").getArray();
    String[] processes = (String[]) row.getArray("processes").getArray();
    List<ChangedFlow> flows = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      flows.add(new ChangedFlow(ids[i], processes[i]));
    }
    return new Change(row.getLong("number"), row.getInt("team_id"), flows);
  }
}
