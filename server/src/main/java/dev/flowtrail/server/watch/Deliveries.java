package dev.flowtrail.server.watch;

import dev.flowtrail.server.watch.Watch.Webhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to webhooks, and what became of it. Any number of servers may ask at the same
 * time: each delivery is given to one of them. Thread-safe.
 */
final class Deliveries {

  /** So many that are over are kept of each watch. */
  private static final int KEPT = 20;

  private static final String ADD =
      """
      insert into watch_delivery (team_id, watch, event_id, event, body, created_at, due_at)
      values (:teamId, :watch, :eventId, :event, :body, :createdAt, :createdAt)
      """;

  private static final String FORGET_OLD =
      """
      delete from watch_delivery
      where team_id = :teamId and watch = :watch and due_at is null
        and id <= (
            select id
            from watch_delivery
            where team_id = :teamId and watch = :watch and due_at is null
            order by id desc
            offset :kept
            limit 1)
      """;

  /** What happened first is told first; only a test passes by what waits. */
  private static final String CLAIM =
      """
      update watch_delivery
      set due_at = :lease, attempts = attempts + 1
      from watch
      where watch.team_id = watch_delivery.team_id and watch.name = watch_delivery.watch
        and watch_delivery.id in (
            select id
            from watch_delivery candidate
            where due_at <= :now
              and (event = 'test' or not exists (
                  select
                  from watch_delivery earlier
                  where earlier.team_id = candidate.team_id and earlier.watch = candidate.watch
                    and earlier.id < candidate.id and earlier.due_at is not null
                    and earlier.event <> 'test'))
            order by due_at
            limit :most
            for update skip locked)
      returning watch_delivery.*, watch.webhook_url, watch.webhook_secret
      """;

  private static final String END =
      """
      update watch_delivery
      set due_at = null, ended_at = :now, delivered = :delivered, http_status = :httpStatus,
          error = :error
      where id = :id and attempts = :attempts
      """;

  private static final String TRY_AGAIN =
      """
      update watch_delivery
      set due_at = :next, http_status = :httpStatus, error = :error
      where id = :id and attempts = :attempts
      """;

  private static final String GONE =
      "update watch set webhook_gone = true where team_id = :teamId and name = :watch";

  private static final String END_OTHERS =
      """
      update watch_delivery
      set due_at = null, ended_at = :now, error = :error
      where team_id = :teamId and watch = :watch and due_at is not null
      """;

  private final Jdbi jdbi;

  Deliveries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * One that is to be tried.
   *
   * @param attempts with this one; tells it from later ones
   * @param webhook null when there is none any more
   */
  record Claimed(
      long id,
      int teamId,
      String watch,
      UUID eventId,
      String event,
      String body,
      Instant createdAt,
      int attempts,
      @Nullable Webhook webhook) {

    boolean isTest() {
      return event.equals(WatchEvent.Kind.TEST.word());
    }
  }

  /** Notes what is to be told, in the transaction of what it tells of. */
  static void add(Handle handle, int teamId, WatchEvent event) {
    handle
        .createUpdate(ADD)
        .bind("teamId", teamId)
        .bind("watch", event.watch())
        .bind("eventId", event.id())
        .bind("event", event.kind().word())
        .bind("body", event.body())
        .bind("createdAt", WatchRows.bound(event.time()))
        .execute();
    handle
        .createUpdate(FORGET_OLD)
        .bind("teamId", teamId)
        .bind("watch", event.watch())
        .bind("kept", KEPT)
        .execute();
  }

  /**
   * Takes deliveries that are due.
   *
   * @param lease when they are due again if nothing is heard of them
   */
  List<Claimed> claim(Instant now, Instant lease, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(CLAIM)
            .bind("now", WatchRows.bound(now))
            .bind("lease", WatchRows.bound(lease))
            .bind("most", most)
            .map((row, context) -> claimed(row))
            .list());
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    String url = row.getString("webhook_url");
    return new Claimed(
        row.getLong("id"),
        row.getInt("team_id"),
        row.getString("watch"),
        row.getObject("event_id", UUID.class),
        row.getString("event"),
        row.getString("body"),
        WatchRows.requiredTime(row, "created_at"),
        row.getInt("attempts"),
        url == null ? null : new Webhook(url, row.getString("webhook_secret")));
  }

  /** It arrived. */
  void delivered(Claimed claimed, Instant now, int httpStatus) {
    jdbi.useHandle(handle -> end(handle, claimed, now, new Outcome(httpStatus, null)));
  }

  /** It is given up. */
  void givenUp(Claimed claimed, Instant now, Outcome outcome) {
    jdbi.useHandle(handle -> end(handle, claimed, now, outcome));
  }

  private static void end(Handle handle, Claimed claimed, Instant now, Outcome outcome) {
    attempted(handle.createUpdate(END), claimed, outcome)
        .bind("now", WatchRows.bound(now))
        .bind("delivered", outcome.error() == null)
        .execute();
  }

  /** It is tried again. */
  void tryAgain(Claimed claimed, Instant next, Outcome outcome) {
    jdbi.useHandle(handle ->
        attempted(handle.createUpdate(TRY_AGAIN), claimed, outcome)
            .bind("next", WatchRows.bound(next))
            .execute());
  }

  /** Nobody is there any more: nothing of this watch is told until it is saved anew. */
  void gone(Claimed claimed, Instant now, Outcome outcome) {
    jdbi.useTransaction(handle -> {
      end(handle, claimed, now, outcome);
      handle
          .createUpdate(GONE)
          .bind("teamId", claimed.teamId())
          .bind("watch", claimed.watch())
          .execute();
      handle
          .createUpdate(END_OTHERS)
          .bind("teamId", claimed.teamId())
          .bind("watch", claimed.watch())
          .bind("now", WatchRows.bound(now))
          .bind("error", outcome.error())
          .execute();
    });
  }

  private static Update attempted(Update update, Claimed claimed, Outcome outcome) {
    return update
        .bind("id", claimed.id())
        .bind("attempts", claimed.attempts())
        .bind("httpStatus", outcome.httpStatus())
        .bind("error", outcome.error());
  }

  /**
   * What an attempt came to.
   *
   * @param httpStatus what the receiver answered; null when it did not
   * @param error null when it arrived
   */
  record Outcome(@Nullable Integer httpStatus, @Nullable String error) {}
}
