package dev.flowtrail.server.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was set aside, and what a person decides about it. */
final class PostgresDeadLetters {

  private final QueueDatabase database;

  PostgresDeadLetters(QueueDatabase database) {
    this.database = database;
  }

  private static final String LIST =
      """
      select dead_number, team_id, flow_id, flow_name, attempts, octet_length(submission) as bytes,
             last_error, enqueued_at, dead_at
      from inbox left join accepted_key using (team_id, key)
      where dead_number < :olderThan
      order by dead_number desc
      limit :limit
      """;

  List<DeadLetter> list(int limit, @Nullable String olderThan) {
    long before = olderThan == null ? Long.MAX_VALUE : number(olderThan).orElse(0);
    return database.run(handle ->
        handle
            .createQuery(LIST)
            .bind("olderThan", before)
            .bind("limit", limit)
            .map((row, context) -> read(row))
            .list());
  }

  private static DeadLetter read(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString("dead_number"),
        row.getInt("team_id"),
        row.getObject("flow_id", UUID.class),
        row.getString("flow_name"),
        row.getInt("attempts"),
        row.getLong("bytes"),
        row.getString("last_error"),
        row.getObject("enqueued_at", OffsetDateTime.class).toInstant(),
        row.getObject("dead_at", OffsetDateTime.class).toInstant());
  }

  private static final String RETRY =
      """
      with moved as (
          update inbox
          set state = 'waiting',
              dead_at = null,
              dead_number = null,
              attempts = 0,
              enqueued_at = now(),
              available_at = now()
          where dead_number = :number
          returning team_id, key, octet_length(submission) as bytes
      ), remembered as (
          update accepted_key
          set accepted_at = now()
          from moved
          where accepted_key.team_id = moved.team_id and accepted_key.key = moved.key
          returning 1
      )
      select count(*) > 0,
             count_moved(
                 count(*), 0, 0, -count(*), coalesce(sum(bytes), 0), -coalesce(sum(bytes), 0))
      from moved cross join (select count(*) from remembered) as keys
      """;

  boolean retry(String id) {
    return change(RETRY, id);
  }

  private static final String DISCARD =
      """
      with removed as (
          delete from inbox
          where dead_number = :number
          returning team_id, key, octet_length(submission) as bytes
      ), remembered as (
          update accepted_key
          set accepted_at = now()
          from removed
          where accepted_key.team_id = removed.team_id and accepted_key.key = removed.key
          returning 1
      )
      select moved.entries > 0, count_moved(0, 0, 0, -moved.entries, 0, -moved.bytes)
      from (select count(*) as entries, coalesce(sum(bytes), 0) as bytes from removed) as moved
      cross join (select count(*) from remembered) as keys
      """;

  boolean discard(String id) {
    return change(DISCARD, id);
  }

  private boolean change(String sql, String id) {
    OptionalLong number = number(id);
    return number.isPresent()
        && database.run(handle ->
            handle.createQuery(sql).bind("number", number.getAsLong()).mapTo(Boolean.class).one());
  }

  private static OptionalLong number(String id) {
    try {
      return OptionalLong.of(Long.parseLong(id));
    } catch (NumberFormatException notOneOfOurs) {
      return OptionalLong.empty();
    }
  }
}
