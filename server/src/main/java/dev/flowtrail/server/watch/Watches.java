package dev.flowtrail.server.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people watch, and how it stands. Thread-safe. */
final class Watches {

  static final int MAX_COUNT = 200;

  private static final String LIST =
      """
      select watch.*, last.*
      from watch
      left join lateral (
          select event, attempts, created_at, due_at as next_at, delivered, http_status,
                 watch_delivery.error as delivery_error, ended_at
          from watch_delivery
          where watch_delivery.team_id = watch.team_id and watch_delivery.watch = watch.name
          order by id desc
          limit 1
      ) last on true
      where team_id = :teamId
        and (:name::text is null or name = :name)
        and (:process::text is null or process = :process or process is null)
      order by name
      """;

  private static final String FIND_FOR_UPDATE =
      """
      select *
      from watch
      where team_id = :teamId and name = :name
      for update
      """;

  private static final String PUT =
      """
      insert into watch (team_id, name, process, query, measure, comparison, threshold,
                         window_seconds, min_runs, webhook_url, webhook_secret, enabled, saved_at,
                         due_at, since)
      select :teamId, :name, :process, :query, :measure, :comparison, :threshold, :windowSeconds,
             :minRuns, :url, :secret, :enabled, :savedAt, :savedAt, :savedAt
      where (select count(*) from watch where team_id = :teamId and name <> :name) < :most
      on conflict (team_id, name) do update
      set process = excluded.process, query = excluded.query, measure = excluded.measure,
          comparison = excluded.comparison, threshold = excluded.threshold,
          window_seconds = excluded.window_seconds, min_runs = excluded.min_runs,
          webhook_url = excluded.webhook_url, webhook_secret = excluded.webhook_secret,
          webhook_gone = false, enabled = excluded.enabled, saved_at = excluded.saved_at,
          due_at = excluded.due_at
      """;

  private static final String BEGIN_ANEW =
      """
      update watch
      set state = 'noData', since = saved_at, evaluated_at = null, hits = null, runs = null,
          error = null
      where team_id = :teamId and name = :name
      """;

  private static final String REMOVE = "delete from watch where team_id = :teamId and name = :name";

  private final Jdbi jdbi;

  Watches(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How keeping a watch went. */
  enum Put {
    KEPT,
    TOO_MANY,
    SECRET_MISSING
  }

  /**
   * All of a team, by name.
   *
   * @param process those of this process and of all processes; null for every one
   */
  List<Shown> list(int teamId, @Nullable String process) {
    return list(teamId, null, process);
  }

  Optional<Shown> find(int teamId, String name) {
    return list(teamId, name, null).stream().findFirst();
  }

  private List<Shown> list(int teamId, @Nullable String name, @Nullable String process) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(LIST)
            .bind("teamId", teamId)
            .bind("name", name)
            .bind("process", process)
            .map((row, context) -> shown(row))
            .list());
  }

  private static Shown shown(ResultSet row) throws SQLException {
    return new Shown(
        WatchRows.watch(row),
        WatchRows.standing(row),
        row.getBoolean("webhook_gone"),
        row.getString("event") == null ? null : delivery(row));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    Instant nextAt = WatchRows.time(row, "next_at");
    String ended = row.getBoolean("delivered") ? "delivered" : "failed";
    return new Delivery(
        row.getString("event"),
        nextAt == null ? ended : "waiting",
        row.getInt("attempts"),
        WatchRows.requiredTime(row, "created_at"),
        nextAt,
        WatchRows.time(row, "ended_at"),
        row.getObject("http_status", Integer.class),
        row.getString("delivery_error"));
  }

  /**
   * Keeps a watch in the place of another one of its name, to be evaluated at once. Where it asks
   * the same as before it stands as before; a webhook without a secret keeps the former one.
   */
  Put put(int teamId, Watch watch) {
    return jdbi.inTransaction(handle -> {
      Optional<Former> former = former(handle, teamId, watch.name());
      Watch.Webhook webhook = watch.webhook();
      String secret = webhook == null ? null : webhook.secret();
      if (webhook != null && secret == null) {
        secret = former.map(Former::secret).orElse(null);
        if (secret == null) {
          return Put.SECRET_MISSING;
        }
      }
      if (!put(handle, teamId, watch, secret)) {
        return Put.TOO_MANY;
      }
      if (former.isPresent() && !former.get().question().equals(watch.question())) {
        beginAnew(handle, teamId, watch.name());
      }
      return Put.KEPT;
    });
  }

  private record Former(Question question, @Nullable String secret) {}

  private static Optional<Former> former(Handle handle, int teamId, String name) {
    return handle
        .createQuery(FIND_FOR_UPDATE)
        .bind("teamId", teamId)
        .bind("name", name)
        .map((row, context) -> new Former(WatchRows.question(row), row.getString("webhook_secret")))
        .findOne();
  }

  private static boolean put(Handle handle, int teamId, Watch watch, @Nullable String secret) {
    Question question = watch.question();
    Watch.Webhook webhook = watch.webhook();
    return handle
            .createUpdate(PUT)
            .bind("teamId", teamId)
            .bind("name", watch.name())
            .bind("process", question.process())
            .bind("query", question.query())
            .bind("measure", question.measure().word())
            .bind("comparison", question.comparison().word())
            .bind("threshold", question.threshold())
            .bind("windowSeconds", question.window().toSeconds())
            .bind("minRuns", question.minRuns())
            .bind("url", webhook == null ? null : webhook.url())
            .bind("secret", secret)
            .bind("enabled", watch.enabled())
            .bind("savedAt", WatchRows.bound(watch.savedAt()))
            .bind("most", MAX_COUNT)
            .execute()
        == 1;
  }

  private static void beginAnew(Handle handle, int teamId, String name) {
    handle.createUpdate(BEGIN_ANEW).bind("teamId", teamId).bind("name", name).execute();
  }

  /** Forgets it with all that was to be told of it, if there is one. */
  void remove(int teamId, String name) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REMOVE).bind("teamId", teamId).bind("name", name).execute());
  }
}
