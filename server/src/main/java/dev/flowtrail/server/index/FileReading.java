package dev.flowtrail.server.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads out of a file of candidates what PostgreSQL shall know of it. */
final class FileReading {

  private static final int MAX_PROCESSES = 1_000;

  private static final String DESCRIBE =
      """
      select count(*) as row_count, min(flow_start) as first, max(flow_start) as last
      from %s
      """;

  private static final String DISTINCT = "select distinct %s from %s limit %d";

  private final Connection connection;
  private final String file;

  FileReading(Connection connection, Path file) {
    this.connection = connection;
    this.file = "read_parquet(" + DuckDb.quote(file.toString()) + ", hive_partitioning = false)";
  }

  /** Nothing when it is empty. */
  Optional<CandidateFiles.Contents> contents(LocalDate day) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DESCRIBE.formatted(file))) {
      row.next();
      long rows = row.getLong("row_count");
      if (rows == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new CandidateFiles.Contents(
              day,
              rows,
              row.getObject("first", OffsetDateTime.class).toInstant(),
              row.getObject("last", OffsetDateTime.class).toInstant(),
              processes(),
              IdFilter.of(distinct("candidate_id", IdFilter.MAX_IDS + 1))));
    }
  }

  private String @Nullable [] processes() throws SQLException {
    List<String> processes = distinct("process", MAX_PROCESSES + 1);
    return processes.size() > MAX_PROCESSES ? null : processes.toArray(String[]::new);
  }

  private List<String> distinct(String column, int limit) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DISTINCT.formatted(column, file, limit))) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
