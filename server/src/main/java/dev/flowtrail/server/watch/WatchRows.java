package dev.flowtrail.server.watch;

import dev.flowtrail.server.explore.FlowTally.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Rows of {@code watch} as objects. */
final class WatchRows {

  private WatchRows() {}

  static Watch watch(ResultSet row) throws SQLException {
    String url = row.getString("webhook_url");
    return new Watch(
        row.getString("name"),
        question(row),
        url == null ? null : new Watch.Webhook(url, null),
        row.getBoolean("enabled"),
        requiredTime(row, "saved_at"));
  }

  static Question question(ResultSet row) throws SQLException {
    return new Question(
        row.getString("process"),
        row.getString("query"),
        Measure.of(row.getString("measure")),
        Comparison.of(row.getString("comparison")),
        row.getDouble("threshold"),
        Duration.ofSeconds(row.getInt("window_seconds")),
        row.getInt("min_runs"));
  }

  static Standing standing(ResultSet row) throws SQLException {
    Instant evaluatedAt = time(row, "evaluated_at");
    return new Standing(
        State.of(row.getString("state")),
        requiredTime(row, "since"),
        evaluatedAt,
        evaluatedAt == null ? null : new Tally(row.getLong("hits"), row.getLong("runs")),
        row.getString("error"));
  }

  static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant requiredTime(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** What is to be bound for a time. */
  static OffsetDateTime bound(Instant time) {
    return kept(time).atOffset(ZoneOffset.UTC);
  }

  /** A time as it comes back from the database. */
  static Instant kept(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
