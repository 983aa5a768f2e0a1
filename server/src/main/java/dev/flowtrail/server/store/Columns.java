package dev.flowtrail.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes rows to a statement as one array per column, so that a batch of any size is one statement
 * with one plan.
 *
 * @param <R> what makes a row
 */
final class Columns<R> {

  private final Connection connection;
  private final PreparedStatement statement;
  private final List<R> rows;
  private int index;

  Columns(Connection connection, PreparedStatement statement, List<R> rows) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
  }

  /** Binds the next parameter: this value of every row. */
  Columns<R> column(String type, Function<R, @Nullable Object> value) throws SQLException {
    Object[] values = rows.stream().map(value).map(Columns::toJdbc).toArray();
    statement.setArray(++index, connection.createArrayOf(type, values));
    return this;
  }

  private static @Nullable Object toJdbc(@Nullable Object value) {
    return value instanceof Instant instant
        ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC).toString()
        : value;
  }
}
