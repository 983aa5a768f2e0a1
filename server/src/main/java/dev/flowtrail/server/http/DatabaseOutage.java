package dev.flowtrail.server.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is not there from a defect of ours. */
final class DatabaseOutage {

  private DatabaseOutage() {}

  /** Whether there was no connection, or the one there was ended, at any depth of the causes. */
  static boolean isBehind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException e && isAboutConnections(e.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Classes of PostgreSQL's error codes: connection exception, operator intervention. */
  private static boolean isAboutConnections(@Nullable String sqlState) {
    return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P"));
  }
}
