package dev.flowtrail.benchmarks.limits;

import dev.flowtrail.server.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The plainest durable queue in SQL: a row per entry, taken with SKIP LOCKED. */
public final class PostgresQueue {

  private static final int CONNECTIONS = 16;
  private static final int ENTRY_BYTES = 2_000;

  private static final String TABLE =
      """
      create table entry (id bigint generated always as identity primary key, data bytea not null)
      """;

  private static final String ENQUEUE =
      """
      insert into entry (data) values (?)
      """;

  private static final String TAKE =
      """
      delete from entry
      where id in (select id from entry order by id limit 100 for update skip locked)
      returning id, data
      """;

  private final DatabaseAddress database;

  public PostgresQueue(DatabaseAddress database) throws SQLException {
    this.database = database;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
  }

  /** Entries of 2 KB a second, each committed alone, over 16 connections. */
  public double enqueuedPerSecond(Duration during) throws Exception {
    List<Future<Double>> lanes = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        lanes.add(executor.submit(() -> enqueue(during)));
      }
    }
    double perSecond = 0;
    for (Future<Double> lane : lanes) {
      perSecond += lane.get();
    }
    return perSecond;
  }

  private double enqueue(Duration during) throws Exception {
    byte[] data = new byte[ENTRY_BYTES];
    new Random(42).nextBytes(data);
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(ENQUEUE)) {
      statement.setBytes(1, data);
      return Repeated.perSecond(during, statement::execute);
    }
  }

  /** Entries a second that one worker takes and completes, 100 per commit, until none is left. */
  public double takenPerSecond() throws SQLException {
    long start = System.nanoTime();
    long taken = 0;
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      for (int batch = take(statement); batch > 0; batch = take(statement)) {
        taken += batch;
      }
    }
    return taken * 1e9 / (System.nanoTime() - start);
  }

  private static int take(PreparedStatement statement) throws SQLException {
    int count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count += rows.getBytes(2).length > 0 ? 1 : 0;
      }
    }
    return count;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
