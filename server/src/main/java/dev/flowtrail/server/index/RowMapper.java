package dev.flowtrail.server.index;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of the row that a result stands on. */
@FunctionalInterface
public interface RowMapper<T> {
  T map(ResultSet row) throws SQLException;
}
