package dev.flowtrail.server.database;

/** Where a PostgreSQL is and how to log in. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

  /** Leaves out whatever may be secret, because addresses end up in logs. */
  @Override
  public String toString() {
    return user + " at " + jdbcUrl.replaceFirst("\\?.*", "");
  }
}
