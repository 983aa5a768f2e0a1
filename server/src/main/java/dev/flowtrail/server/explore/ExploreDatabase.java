package dev.flowtrail.server.explore;

import dev.flowtrail.server.database.SqlFailures;
import dev.flowtrail.server.http.Cancellation;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QuestionBudget;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;

/** Where questions across all flows are put to PostgreSQL. Thread-safe. */
final class ExploreDatabase {

  private static final System.Logger LOG = System.getLogger(ExploreDatabase.class.getName());

  private static final String BEFORE =
      """
      set transaction isolation level repeatable read read only;
      set local statement_timeout = %d;
      set local work_mem = '64MB';
      set local jit = off;
      set local plan_cache_mode = force_custom_plan;
      set local application_name = 'flowtrail question'
      """;

  private final Jdbi jdbi;
  private final QuestionBudget budget;
  private final QuerySlots slots;
  private final Duration timeLimit;

  /**
   * @param timeLimit how long a statement may take
   */
  ExploreDatabase(Jdbi jdbi, QuestionBudget budget, QuerySlots slots, Duration timeLimit) {
    this.jdbi = jdbi;
    this.budget = budget;
    this.slots = slots;
    this.timeLimit = timeLimit;
  }

  /**
   * Sees one state of everything. Statements are planned for the values at hand, with more memory
   * to sort in than others; to compile them takes longer than it gains. Who looks at what
   * PostgreSQL does finds them by a name of their own.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it takes too long, or too many others
   *     ask at the moment
   */
  <T> T read(Function<Handle, T> question) {
    budget.await();
    try (QuerySlots.Slot slot = slots.take()) {
      return budget.spend(() -> inTransaction(question));
    } catch (JdbiException e) {
      if (SqlFailures.isTimeout(e)) {
        throw Problem.of(
                ProblemType.QUESTION_TOO_LARGE,
                "No answer was found within %d ms.".formatted(timeLimit.toMillis()))
            .toException();
      }
      throw e;
    }
  }

  private <T> T inTransaction(Function<Handle, T> question) {
    return jdbi.inTransaction(handle -> {
      handle.execute(BEFORE.formatted(timeLimit.toMillis()));
      return Cancellation.work(() -> cancel(handle), () -> question.apply(handle));
    });
  }

  private static void cancel(Handle handle) {
    try {
      handle.getConnection().unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "A question goes on until its time is up", e);
    }
  }
}
