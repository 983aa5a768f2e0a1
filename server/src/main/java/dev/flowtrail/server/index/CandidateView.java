package dev.flowtrail.server.index;

import dev.flowtrail.server.index.IndexedFlows.Superseded;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The candidates in some files, for one question; ends with its connection. */
final class CandidateView implements AutoCloseable {

  /** The relation of all rows that count, of whatever team. */
  static final String COUNTING = "counting";

  private static final String EMPTY = "create temp table counting (%s)";

  private static final String SUPERSEDED =
      "create temp table superseded (flow_id UUID, generation BIGINT)";

  private static final String ALL =
      """
      create temp view all_rows as
      select *
      from read_parquet(%s, hive_partitioning = false)
      """;

  private static final String COUNT_ALL = "create temp view counting as select * from all_rows";

  private static final String BUT_SUPERSEDED =
      COUNT_ALL
          + """
           where not exists (
              select 1
              from superseded
              where superseded.flow_id = all_rows.flow_id
                and superseded.generation = all_rows.generation)
          """;

  private static final String OF_TEAM =
      "create temp view candidates as select * from counting where team_id = %d";

  private static final String LEFT_OUT =
      """
      select distinct all_rows.flow_id, all_rows.generation
      from all_rows
      join superseded using (flow_id, generation)
      """;

  private final Connection connection;

  CandidateView(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** Makes the relation {@code candidates} of a team's rows. */
  void open(int teamId, List<Path> files, List<Superseded> superseded) throws SQLException {
    openAll(files, superseded);
    execute(OF_TEAM.formatted(teamId));
  }

  /** Makes the relation of all rows but those that do not count. */
  void openAll(List<Path> files, List<Superseded> superseded) throws SQLException {
    if (files.isEmpty()) {
      execute(EMPTY.formatted(CandidateTable.COLUMNS));
      return;
    }
    execute(ALL.formatted(list(files)));
    if (superseded.isEmpty()) {
      execute(COUNT_ALL);
    } else {
      execute(SUPERSEDED);
      fill(superseded);
      execute(BUT_SUPERSEDED);
    }
  }

  /** Whose rows are in the files and do not count. */
  List<Superseded> leftOut() throws SQLException {
    List<Superseded> left = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LEFT_OUT)) {
      while (rows.next()) {
        left.add(new Superseded(rows.getObject(1, UUID.class), rows.getLong(2)));
      }
    }
    return left;
  }

  /** Makes what a question brings along a relation. */
  void add(SideTable table) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.type().sql())
            .collect(Collectors.joining(", "));
    execute("create temp table %s (%s)".formatted(SideTable.NAME, columns));
    try (DuckDBAppender appender = appender(SideTable.NAME)) {
      for (List<@Nullable Object> row : table.rows()) {
        Column.append(appender, table.columns(), row);
      }
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", table);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void fill(List<Superseded> superseded) throws SQLException {
    try (DuckDBAppender appender = appender("superseded")) {
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
