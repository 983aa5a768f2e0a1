package dev.flowtrail.server.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failure says about its cause. */
public final class SqlFailures {

  private SqlFailures() {}

  /**
   * Whether the database refuses what it was given, so that trying again is of no use; false when
   * it is the database that is not well.
   */
  public static boolean isAboutContent(Throwable failure) {
    String sqlState = findSqlState(failure);
    // Classes of PostgreSQL's error codes: data exception, integrity violation, limit exceeded.
    return sqlState != null
        && (sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54"));
  }

  private static @Nullable String findSqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return e.getSQLState();
      }
    }
    return null;
  }
}
