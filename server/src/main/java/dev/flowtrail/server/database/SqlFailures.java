package dev.flowtrail.server.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;

/** What a failure says about its cause. */
public final class SqlFailures {

  private SqlFailures() {}

  /**
   * Whether the database refuses what it was given, so that trying again is of no use; false when
   * it is the database that is not well.
   */
  public static boolean isAboutContent(Throwable failure) {
    // Classes of PostgreSQL's error codes: data exception, integrity violation, limit exceeded.
    return hasCause(failure, cause -> isOfClass(cause, "22", "23", "54"));
  }

  /** Whether a row is there already that may be there only once. */
  public static boolean isDuplicate(Throwable failure) {
    return hasCause(failure, cause -> isOfClass(cause, "23505"));
  }

  /** Whether a statement was ended because it took longer than it may. */
  public static boolean isTimeout(Throwable failure) {
    return hasCause(failure, cause -> isOfClass(cause, "57014"));
  }

  /** Whether there was no connection, or the one there was ended. */
  public static boolean isOutage(Throwable failure) {
    // Classes of PostgreSQL's error codes: connection exception, operator intervention.
    return hasCause(
        failure,
        cause -> cause instanceof SQLTransientConnectionException || isOfClass(cause, "08", "57P"));
  }

  private static boolean isOfClass(SQLException failure, String... classes) {
    String state = failure.getSQLState();
    if (state != null) {
      for (String beginning : classes) {
        if (state.startsWith(beginning)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasCause(Throwable failure, Predicate<SQLException> fits) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && fits.test(e)) {
        return true;
      }
    }
    return false;
  }
}
