package dev.flowtrail.server.queue;

import dev.flowtrail.server.database.SqlFailures;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database behind the queue, whose failures are told in the queue's words. */
final class QueueDatabase {

  private final Jdbi jdbi;

  QueueDatabase(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Runs statements, each in a transaction of its own.
   *
   * @throws IllegalArgumentException when the database refuses what it was given
   * @throws QueueUnavailableException when it is the database that is not well
   */
  <T> T run(HandleCallback<T, SQLException> work) {
    return reaching(() -> jdbi.withHandle(work));
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private static <T> T reaching(Work<T> work) {
    try {
      return work.run();
    } catch (JdbiException | SQLException e) {
      throw SqlFailures.isAboutContent(e)
          ? new IllegalArgumentException("the queue's database does not take this", e)
          : new QueueUnavailableException("the queue's database did not answer as expected", e);
    }
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
