package dev.flowtrail.server.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The steps that bring a database's tables up to date; they stand in {@code db/migration}. */
final class Migrations {

  private Migrations() {}

  static void apply(DataSource dataSource) {
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StartFailure("The database's tables cannot be brought up to date", e);
    }
  }
}
