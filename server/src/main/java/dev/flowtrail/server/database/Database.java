package dev.flowtrail.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** Connections to PostgreSQL, with all migrations applied. Safe for use by many threads. */
public final class Database implements AutoCloseable {

  /** Connections kept at most; a thread that needs one more waits. */
  public static final int MAX_CONNECTIONS = 16;

  /**
   * How long a thread waits for a connection before it fails. Shorter than a stop may take, and
   * than those who ask for the server's health wait.
   */
  public static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

  private final HikariDataSource dataSource;
  private final Jdbi jdbi;

  private Database(HikariDataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource);
    jdbi.configure(StatementExceptions.class, it -> it.setMessageRendering(MessageRendering.NONE));
  }

  /**
   * Connects and brings the tables up to date.
   *
   * @throws StartFailure when the database cannot be reached or its tables do not fit this server
   */
  public static Database open(DatabaseAddress address) {
    PostgresDriver.makeKnown();
    HikariDataSource dataSource = connect(address);
    try {
      Migrations.apply(dataSource);
      return new Database(dataSource);
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** Asks the database a question; throws when it does not answer. */
  public void check() {
    jdbi.withHandle(handle -> handle.select("select 1").mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    dataSource.close();
  }

  private static HikariDataSource connect(DatabaseAddress address) {
    try {
      return new HikariDataSource(configuration(address));
    } catch (PoolInitializationException e) {
      throw new StartFailure("Cannot connect to the database as " + address, e);
    }
  }

  /** Errors end up in logs, so they come without the values that were being stored. */
  private static HikariConfig configuration(DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.addDataSourceProperty("ApplicationName", "flowtrail");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }
}
