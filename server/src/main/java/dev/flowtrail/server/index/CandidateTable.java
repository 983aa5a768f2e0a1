package dev.flowtrail.server.index;

import dev.flowtrail.server.insight.RecordedCandidate;
import dev.flowtrail.server.store.FlowRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
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

  private static final String CREATE = "create temp table batch (" + COLUMNS + ", day DATE)";

  private static final int CHARS_OF_A_ROW = 200;

  private static final String DAYS = "select distinct day from batch order by day";

  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private long chars;

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
      throws SQLException {
    appender.beginRow();
    addFlow(teamId, flow, generation);
    addStep(candidate);
    addCandidate(candidate);
    appender.append(dayOf(flow));
    appender.endRow();
    chars += CHARS_OF_A_ROW + length(candidate.rest()) + length(candidate.reason());
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** Roughly what the rows take. */
  long chars() {
    return chars;
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

  /** The day on which a flow began, in UTC. */
  static LocalDate dayOf(FlowRecord flow) {
    return CandidateFiles.dayOf(flow.head().createdAt());
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

  /** The candidates of a day, as a relation of the columns of a file. */
  static String ofDay(LocalDate day) {
    return "(select * exclude (day) from batch where day = date '" + day + "')";
  }

  DuckDBConnection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
