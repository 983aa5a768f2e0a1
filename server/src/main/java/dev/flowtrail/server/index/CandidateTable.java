package dev.flowtrail.server.index;

import dev.flowtrail.server.insight.RecordedCandidate;
import dev.flowtrail.server.store.FlowRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in DuckDB on their way into files. What does not fit into its memory it keeps on the
 * disk. Not thread-safe.
 */
final class CandidateTable implements AutoCloseable {

  /** The columns of a file, which are those of the relation {@code candidates}. */
  static final String COLUMNS =
      """
      team_id INTEGER, flow_id UUID, generation BIGINT, process VARCHAR, flow_start TIMESTAMPTZ,
      step_id UUID, step VARCHAR, kind VARCHAR, position INTEGER, observation_id UUID,
      ordinal INTEGER, candidate_id VARCHAR, passed BOOLEAN, rule VARCHAR, failed_rules VARCHAR[],
      reason VARCHAR, score DOUBLE, rank INTEGER, fields MAP(VARCHAR, VARCHAR), rest VARCHAR\
      """;

  /** So that a part of a file can be passed by, and neighbours look alike. */
  static final String ORDER = "flow_start, flow_id, position, observation_id, ordinal";

  /** What other readers like, and small enough to be passed by. */
  static final String FORMAT = "(format parquet, compression zstd, row_group_size 122880)";

  private static final int MAX_PROCESSES = 1_000;

  private static final String CREATE = "create temp table batch (" + COLUMNS + ", day DATE)";

  private static final String DAYS = "select distinct day from batch order by day";

  private static final String WRITE =
      "copy (select * exclude (day) from batch where day = date '%s' order by %s) to %s %s";

  private static final String DESCRIBE =
      """
      select count(*) as row_count, min(flow_start) as first, max(flow_start) as last
      from batch
      where day = ?
      """;

  private static final String PROCESSES = "select distinct process from batch where day = ?";

  private static final String IDS = "select distinct candidate_id from batch where day = ? limit ?";

  private final DuckDBConnection connection;
  private final DuckDBAppender appender;

  CandidateTable(DuckDb duck) throws SQLException {
    connection = duck.connect().unwrap(DuckDBConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      appender = connection.createAppender("temp", "main", "batch");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  void add(int teamId, FlowRecord flow, long generation, RecordedCandidate candidate)
      throws IOException {
    try {
      appender.beginRow();
      addFlow(teamId, flow, generation);
      addStep(candidate);
      addCandidate(candidate);
      appender.append(day(flow.head().createdAt()));
      appender.endRow();
    } catch (SQLException e) {
      throw new IOException("a candidate cannot be kept", e);
    }
  }

  private void addFlow(int teamId, FlowRecord flow, long generation) throws SQLException {
    appender
        .append(teamId)
        .append(flow.head().id())
        .append(generation)
        .append(flow.head().name())
        .append(flow.head().createdAt().atOffset(ZoneOffset.UTC));
  }

  private void addStep(RecordedCandidate candidate) throws SQLException {
    appender
        .append(candidate.step().id())
        .append(candidate.step().name())
        .append(candidate.step().kind())
        .append(candidate.step().position())
        .append(candidate.observationId())
        .append(candidate.ordinal());
  }

  private void addCandidate(RecordedCandidate candidate) throws SQLException {
    List<String> failed = candidate.failedRules();
    appender
        .append(candidate.id())
        .append(candidate.passed())
        .append(failed.isEmpty() ? null : failed.get(0))
        .append(failed)
        .append(candidate.reason())
        .append(candidate.score())
        .append(candidate.rank())
        .append(candidate.fields())
        .append(candidate.rest());
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** No more are added; the days on which their flows began. */
  List<LocalDate> finish() throws SQLException {
    appender.close();
    List<LocalDate> days = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DAYS)) {
      while (rows.next()) {
        days.add(rows.getObject(1, LocalDate.class));
      }
    }
    return days;
  }

  /** Writes the candidates of a day, in order. */
  CandidateFiles.Contents write(LocalDate day, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(WRITE.formatted(day, ORDER, DuckDb.quote(file.toString()), FORMAT));
    }
    List<String> processes = texts(PROCESSES, day);
    List<String> ids = texts(IDS, day, IdFilter.MAX_IDS + 1);
    try (PreparedStatement statement = connection.prepareStatement(DESCRIBE)) {
      statement.setObject(1, day);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new CandidateFiles.Contents(
            day,
            row.getLong("row_count"),
            row.getObject("first", OffsetDateTime.class).toInstant(),
            row.getObject("last", OffsetDateTime.class).toInstant(),
            known(processes),
            IdFilter.of(ids));
      }
    }
  }

  private static String @Nullable [] known(List<String> processes) {
    return processes.size() > MAX_PROCESSES ? null : processes.toArray(String[]::new);
  }

  private List<String> texts(String sql, Object... parameters) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
