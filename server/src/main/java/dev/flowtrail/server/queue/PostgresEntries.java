package dev.flowtrail.server.queue;

import static dev.flowtrail.server.queue.QueueDatabase.seconds;

import dev.flowtrail.server.queue.Submission.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Hands entries out and takes them back. Each statement counts what it moved at its very end, so
 * that no transaction waits for another one's count while it holds what that one needs.
 */
final class PostgresEntries {

  private final QueueDatabase database;
  private final Duration keysKept;
  private final ScanStart start;

  /**
   * @param keysKept how long a key is known after its completion
   */
  PostgresEntries(QueueDatabase database, Duration keysKept, LongSupplier nanoTime) {
    this.database = database;
    this.keysKept = keysKept;
    this.start = new ScanStart(nanoTime);
  }

  private static final String CLAIM =
      """
      with available as (
          select id, state, octet_length(submission) as bytes
          from inbox
          where dead_at is null and available_at <= now() and id >= :start
          order by id
          limit :maxCount
          for update skip locked
      ), measured as (
          select id, state, sum(bytes) over (order by id) - bytes as bytes_before from available
      ), taken as (
          update inbox
          set state = 'held',
              attempts = attempts + 1,
              leases = leases + 1,
              available_at = now() + make_interval(secs => :lease)
          from measured
          where inbox.id = measured.id and bytes_before < :maxBytes
          returning inbox.id, leases, attempts, team_id, key, submission, object_key,
                    measured.state as was
      ), counted as (
          select count_moved(
              -count(*) filter (where was = 'waiting'),
              count(*) filter (where was <> 'held'),
              -count(*) filter (where was = 'delayed'),
              0, 0, 0) as done
          from taken
      )
      select * from taken cross join counted
      """;

  List<Claim> claim(int maxCount, long maxBytes, Duration lease) {
    long from = start.from();
    List<Claim> claims = claim(from, maxCount, maxBytes, lease);
    if (claims.isEmpty() && from > 0) {
      start.lookBack();
      claims = claim(start.from(), maxCount, maxBytes, lease);
    }
    if (Claim.fill(claims, maxCount, maxBytes)) {
      start.goOnFrom(number(claims.getFirst()));
    } else {
      start.lookBack();
    }
    return claims;
  }

  private List<Claim> claim(long from, int maxCount, long maxBytes, Duration lease) {
    List<Claim> claims =
        database.run(handle ->
            handle
                .createQuery(CLAIM)
                .bind("start", from)
                .bind("lease", seconds(lease))
                .bind("maxCount", maxCount)
                .bind("maxBytes", maxBytes)
                .map((row, context) -> claim(row))
                .list());
    return claims.stream().sorted(Comparator.comparingLong(PostgresEntries::number)).toList();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    byte[] submission = row.getBytes("submission");
    return new Claim(
        new Claim.Lease(row.getString("id"), row.getLong("leases")),
        new EncodedSubmission.Entry(
            new Origin(row.getInt("team_id"), row.getString("key")),
            submission,
            row.getString("object_key")),
        submission.length,
        row.getInt("attempts"));
  }

  private static final String RENEW =
      """
      with mine as (
          select inbox.id
          from inbox join unnest(:ids::bigint[], :leases::bigint[]) as asked (id, leases)
              on asked.id = inbox.id and asked.leases = inbox.leases
          where state = 'held'
          order by inbox.id
          for update of inbox
      )
      update inbox
      set available_at = now() + make_interval(secs => :lease)
      from mine
      where inbox.id = mine.id
      """;

  void renew(List<Claim> claims, Duration lease) {
    database.run(
        handle -> bind(handle.createUpdate(RENEW), claims).bind("lease", seconds(lease)).execute());
  }

  private static final String COMPLETE =
      """
      with stored as (
          select id from inbox where id = any(:ids::bigint[]) order by id for update
      ), removed as (
          delete from inbox
          using stored
          where inbox.id = stored.id
          returning team_id, key, enqueued_at, state, octet_length(submission) as bytes
      ), remembered as (
          update accepted_key
          set accepted_at = now()
          from removed
          where accepted_key.team_id = removed.team_id and accepted_key.key = removed.key
            and removed.enqueued_at < now() - make_interval(secs => :slack)
          returning 1
      )
      select count_moved(waiting, held, delayed, dead, bytes, dead_bytes), count_done(done)
      from (
          select -count(*) filter (where state = 'waiting') as waiting,
                 -count(*) filter (where state = 'held') as held,
                 -count(*) filter (where state = 'delayed') as delayed,
                 -count(*) filter (where state = 'dead') as dead,
                 -coalesce(sum(bytes) filter (where state <> 'dead'), 0) as bytes,
                 -coalesce(sum(bytes) filter (where state = 'dead'), 0) as dead_bytes,
                 count(*) as done
          from removed
      ) as moved
      cross join (select count(*) from remembered) as keys
      """;

  void complete(List<Claim> claims) {
    database.run(handle ->
        handle
            .createQuery(COMPLETE)
            .bind("ids", claims.stream().map(PostgresEntries::number).toArray(Long[]::new))
            .bind("slack", seconds(KnownKeys.slack(keysKept)))
            .mapToMap()
            .one());
  }

  private static final String GIVE_BACK =
      """
      with mine as (
          select inbox.id
          from inbox join unnest(:ids::bigint[], :leases::bigint[]) as asked (id, leases)
              on asked.id = inbox.id and asked.leases = inbox.leases
          where state = 'held'
          order by inbox.id
          for update of inbox
      ), moved as (
          update inbox
          set state = case when :delay > 0 then 'delayed' else 'waiting' end::inbox_state,
              attempts = attempts - :untried,
              available_at = now() + make_interval(secs => :delay),
              last_error = coalesce(:error, last_error)
          from mine
          where inbox.id = mine.id
          returning inbox.state
      )
      select count_moved(
                 count(*) filter (where state = 'waiting'),
                 -count(*),
                 count(*) filter (where state = 'delayed'),
                 0, 0, 0),
             count_failed(:cause, count(*))
      from moved
      """;

  /**
   * @param tried whether it was an attempt
   */
  void giveBack(List<Claim> claims, Duration delay, boolean tried, @Nullable String error) {
    database.run(handle ->
        bind(handle.createQuery(GIVE_BACK), claims)
            .bind("delay", seconds(delay))
            .bind("untried", tried ? 0 : 1)
            .bind("error", error)
            .bind("cause", error == null ? null : QueueStatus.Failure.causeOf(error))
            .mapToMap()
            .one());
    if (delay.isZero()) {
      start.lookBack();
    }
  }

  private static final String BURY =
      """
      with moved as (
          update inbox
          set state = 'dead',
              dead_at = now(),
              dead_number = nextval('inbox_dead_number'),
              last_error = :error
          where id = :id and leases = :lease and state = 'held'
          returning octet_length(submission) as bytes
      )
      select count_moved(0, -count(*), 0, count(*), -coalesce(sum(bytes), 0), coalesce(sum(bytes), 0)),
             count_failed(:cause, count(*))
      from moved
      """;

  void bury(Claim claim, String error) {
    database.run(handle ->
        handle
            .createQuery(BURY)
            .bind("id", number(claim))
            .bind("lease", claim.lease().number())
            .bind("error", error)
            .bind("cause", QueueStatus.Failure.causeOf(error))
            .mapToMap()
            .one());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, List<Claim> claims) {
    return statement
        .bind("ids", claims.stream().map(PostgresEntries::number).toArray(Long[]::new))
        .bind("leases", claims.stream().map(claim -> claim.lease().number()).toArray(Long[]::new));
  }

  private static long number(Claim claim) {
    return Long.parseLong(claim.id());
  }
}
