package dev.flowtrail.server.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How the queue does, from counts that every change keeps. */
final class PostgresStatus {

  private PostgresStatus() {}

  private static final String DEPTH =
      """
      select sum(waiting + held + delayed) as entries, sum(bytes) as bytes, sum(held) as held,
             sum(delayed) as delayed, sum(dead) as dead,
             (select enqueued_at from inbox where dead_at is null order by id limit 1) as oldest
      from inbox_depth
      """;

  private static final String DONE =
      """
      select coalesce(sum(count), 0)::bigint
      from generate_series(
              date_trunc('minute', now()) - interval '59 minutes',
              date_trunc('minute', now()),
              interval '1 minute') as minute
          left join inbox_done using (minute)
      group by minute
      order by minute
      """;

  private static final String FAILURES =
      """
      select cause, sum(count)::bigint as count
      from inbox_failure
      where minute >= date_trunc('minute', now()) - interval '59 minutes'
      group by cause
      order by count desc, cause
      limit 20
      """;

  static QueueStatus read(Handle handle) {
    List<Long> done = handle.createQuery(DONE).mapTo(Long.class).list();
    List<QueueStatus.Failure> failures =
        handle
            .createQuery(FAILURES)
            .map((row, context) ->
                new QueueStatus.Failure(row.getString("cause"), row.getLong("count")))
            .list();
    return handle.createQuery(DEPTH).map((row, context) -> status(row, done, failures)).one();
  }

  private static QueueStatus status(
      ResultSet row, List<Long> done, List<QueueStatus.Failure> failures) throws SQLException {
    return new QueueStatus(
        new QueueStatus.Size(row.getLong("entries"), row.getLong("bytes")),
        row.getLong("held"),
        row.getLong("delayed"),
        row.getLong("dead"),
        instant(row.getObject("oldest", OffsetDateTime.class)),
        done,
        failures);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
