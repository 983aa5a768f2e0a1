package dev.flowtrail.server.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One select that can be ended from another thread. */
final class CandidateQuery {

  private final Duration patience;
  private @Nullable PreparedStatement running;
  private boolean cancelled;

  CandidateQuery(Duration patience) {
    this.patience = patience;
  }

  <T> List<T> run(Connection connection, String sql, List<?> parameters, RowMapper<T> mapper)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.setQueryTimeout(Math.toIntExact(patience.toSeconds() + 1));
      begin(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(mapper.map(result));
        }
      }
      return rows;
    } finally {
      end();
    }
  }

  private synchronized void begin(PreparedStatement statement) throws SQLException {
    if (cancelled) {
      throw new SQLTimeoutException("nobody waits any more");
    }
    running = statement;
  }

  private synchronized void end() {
    running = null;
  }

  /** Ends the select, or keeps it from beginning; one that has ended is not touched. */
  synchronized void cancel() {
    cancelled = true;
    try {
      if (running != null) {
        running.cancel();
      }
    } catch (SQLException alreadyEnded) {
      running = null;
    }
  }
}
