package dev.flowtrail.server.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The store did not take something. */
public final class StoreException extends RuntimeException {

  private final boolean contentAtFault;

  StoreException(Throwable cause) {
    super("the store did not take it: " + cause.getMessage(), cause);
    this.contentAtFault = isAboutContent(findSqlState(cause));
  }

  /**
   * Whether the database refuses what it was given, so that trying again is of no use; false when
   * it is the database that is not well.
   */
  public boolean contentAtFault() {
    return contentAtFault;
  }

  private static @Nullable String findSqlState(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return e.getSQLState();
      }
    }
    return null;
  }

  /** Classes of PostgreSQL's error codes: data exception, integrity violation, limit exceeded. */
  private static boolean isAboutContent(@Nullable String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54"));
  }
}
