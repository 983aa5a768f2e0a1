package dev.flowtrail.server.watch;

import dev.flowtrail.server.explore.FlowTally.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * Which watches have to be evaluated, and what came of it. Any number of servers may ask at the
 * same time: each watch is given to one of them. Thread-safe.
 */
final class Evaluations {

  private static final String CLAIM =
      """
      update watch
      set due_at = :next
      where (team_id, name) = (
          select team_id, name
          from watch
          where enabled and due_at <= :now
          order by due_at
          limit 1
          for update skip locked)
      returning *
      """;

  /** Nobody else was given it meanwhile, and it was not saved anew. */
  private static final String STILL_MINE =
      "where team_id = :teamId and name = :name and due_at = :due and saved_at = :savedAt";

  private static final String CONCLUDE =
      """
      update watch
      set since = case when state = :state then since else :at end,
          state = :state, told_firing = :toldFiring, evaluated_at = :at,
          hits = :hits, runs = :runs, error = null
      """
          + STILL_MINE;

  private static final String FAIL =
      """
      update watch
      set error = :error
      """
          + STILL_MINE;

  private final Jdbi jdbi;

  Evaluations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A watch that is to be evaluated.
   *
   * @param due when it is evaluated again, which tells this evaluation from others
   * @param toldFiring whether it was told last that it fires
   * @param tells whether there is somebody to be told
   */
  record Claimed(int teamId, Watch watch, Instant due, boolean toldFiring, boolean tells) {}

  /**
   * Takes a watch that is due.
   *
   * @param next when it is due again, whatever comes of this evaluation
   */
  Optional<Claimed> claim(Instant now, Instant next) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(CLAIM)
            .bind("now", WatchRows.bound(now))
            .bind("next", WatchRows.bound(next))
            .map((row, context) -> claimed(row))
            .findOne());
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        row.getInt("team_id"),
        WatchRows.watch(row),
        WatchRows.requiredTime(row, "due_at"),
        row.getBoolean("told_firing"),
        row.getString("webhook_url") != null && !row.getBoolean("webhook_gone"));
  }

  /**
   * Notes what was counted, as a part of the transaction that notes what is to be told of it.
   *
   * @param at when it was counted
   * @return false when the watch was changed meanwhile, or taken by another evaluation
   */
  static boolean conclude(
      Handle handle, Claimed claimed, Instant at, Tally tally, State state, boolean toldFiring) {
    return mine(handle.createUpdate(CONCLUDE), claimed)
            .bind("state", state.word())
            .bind("at", WatchRows.bound(at))
            .bind("hits", tally.hits())
            .bind("runs", tally.runs())
            .bind("toldFiring", toldFiring)
            .execute()
        == 1;
  }

  /** Notes why nothing could be counted. The watch stands as before. */
  void fail(Claimed claimed, String error) {
    jdbi.useHandle(
        handle -> mine(handle.createUpdate(FAIL), claimed).bind("error", error).execute());
  }

  private static Update mine(Update update, Claimed claimed) {
    return update
        .bind("teamId", claimed.teamId())
        .bind("name", claimed.watch().name())
        .bind("due", WatchRows.bound(claimed.due()))
        .bind("savedAt", WatchRows.bound(claimed.watch().savedAt()));
  }
}
