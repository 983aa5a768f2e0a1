package dev.flowtrail.server.database;

import java.sql.DriverManager;
import org.postgresql.Driver;

/**
 * Makes PostgreSQL's driver known. {@link DriverManager} by itself loads every driver that there is
 * when it is first asked; DuckDB's shall come only when it is needed.
 */
final class PostgresDriver {

  private PostgresDriver() {}

  static void makeKnown() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    boolean known;
    try {
      known = DriverManager.drivers().anyMatch(Driver.class::isInstance);
    } finally {
      thread.setContextClassLoader(before);
    }
    if (!known && !Driver.isRegistered()) {
      throw new IllegalStateException("PostgreSQL's driver does not make itself known");
    }
  }
}
