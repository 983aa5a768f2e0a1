package dev.flowtrail.server.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The relation {@code candidates} of one question; ends with its connection. */
final class CandidateView implements AutoCloseable {

  private static final String EMPTY = "create temp table candidates (%s)";

  private static final String SUPERSEDED =
      "create temp table superseded (flow_id UUID, generation BIGINT)";

  private static final String ALL =
      """
      create temp view candidates as
      select *
      from read_parquet(%s, hive_partitioning = false) as file
      where team_id = %d\
      """;

  private static final String BUT_SUPERSEDED =
      """
       and not exists (
          select 1
          from superseded
          where superseded.flow_id = file.flow_id and superseded.generation = file.generation)\
      """;

  private final Connection connection;

  CandidateView(Connection connection) {
    this.connection = connection;
  }

  /** Rows of a flow that do not count. */
  record Superseded(UUID flowId, long generation) {}

  Connection connection() {
    return connection;
  }

  void open(int teamId, List<Path> files, List<Superseded> superseded) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (files.isEmpty()) {
        statement.execute(EMPTY.formatted(CandidateTable.COLUMNS));
        return;
      }
      String all = ALL.formatted(list(files), teamId);
      if (superseded.isEmpty()) {
        statement.execute(all);
      } else {
        statement.execute(SUPERSEDED);
        fill(superseded);
        statement.execute(all + BUT_SUPERSEDED);
      }
    }
  }

  private void fill(List<Superseded> superseded) throws SQLException {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "superseded")) {
      for (Superseded row : superseded) {
        appender.beginRow().append(row.flowId()).append(row.generation()).endRow();
      }
    }
  }

  private static String list(List<Path> files) {
    return files.stream()
        .map(file -> DuckDb.quote(file.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
