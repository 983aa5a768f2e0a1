package dev.flowtrail.server.index;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that DuckDB is given.
 *
 * @param name any text
 */
public record Column(String name, Type type) {

  /** What the values are in Java; null stands for none of any. */
  public enum Type {
    /** {@code String} */
    TEXT("VARCHAR"),
    /** {@code List<String>} */
    TEXTS("VARCHAR[]"),
    /** Any {@code Number}. */
    NUMBER("DOUBLE"),
    /** Any {@code Number} without a fraction. */
    WHOLE("BIGINT"),
    /** {@code Boolean} */
    FLAG("BOOLEAN"),
    /** {@code Instant}, kept to the microsecond. */
    TIME("TIMESTAMPTZ"),
    /** {@code UUID} */
    ID("UUID");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** As DuckDB names it. */
    String sql() {
      return sql;
    }
  }

  static void append(DuckDBAppender appender, List<Column> columns, List<@Nullable Object> row)
      throws SQLException {
    appender.beginRow();
    for (int i = 0; i < columns.size(); i++) {
      append(appender, columns.get(i).type(), row.get(i));
    }
    appender.endRow();
  }

  private static void append(DuckDBAppender appender, Type type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      appender.appendNull();
      return;
    }
    switch (type) {
      case TEXT -> appender.append(value.toString());
      case TEXTS -> appender.append((List<?>) value);
      case NUMBER -> appender.append(((Number) value).doubleValue());
      case WHOLE -> appender.append(((Number) value).longValue());
      case FLAG -> appender.append(((Boolean) value).booleanValue());
      case TIME -> appender.append(((Instant) value).atOffset(ZoneOffset.UTC));
      case ID -> appender.append((UUID) value);
    }
  }
}
