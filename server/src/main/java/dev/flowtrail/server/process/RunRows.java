package dev.flowtrail.server.process;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns that may be null. */
final class RunRows {

  private RunRows() {}

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Long whole(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return elements(row, column, String.class);
  }

  /** The ids in an array, without those that are null or twice. */
  static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return elements(row, column, UUID.class).stream().distinct().toList();
  }

  private static <T> List<T> elements(ResultSet row, String column, Class<T> type)
      throws SQLException {
    Array array = row.getArray(column);
    List<T> elements = new ArrayList<>();
    if (array != null) {
      for (Object element : (Object[]) array.getArray()) {
        if (element != null) {
          elements.add(type.cast(element));
        }
      }
    }
    return elements;
  }
}
