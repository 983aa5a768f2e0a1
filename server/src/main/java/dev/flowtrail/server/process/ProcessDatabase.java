package dev.flowtrail.server.process;

import dev.flowtrail.server.http.QuestionBudget;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Where questions about many runs are put to the database. Thread-safe. */
final class ProcessDatabase {

  private final Jdbi jdbi;
  private final QuestionBudget budget;

  ProcessDatabase(Jdbi jdbi, QuestionBudget budget) {
    this.jdbi = jdbi;
    this.budget = budget;
  }

  /**
   * Sees one state of all runs. Sorting and grouping them gets more memory than a question about
   * one flow; to compile such a statement takes longer than it gains.
   */
  <T> T read(Function<Handle, T> question) {
    budget.await();
    return budget.spend(() -> inTransaction(question));
  }

  private <T> T inTransaction(Function<Handle, T> question) {
    return jdbi.inTransaction(handle -> {
      handle.execute("set transaction isolation level repeatable read read only");
      handle.execute("set local work_mem = '64MB'");
      handle.execute("set local jit = off");
      return question.apply(handle);
    });
  }
}
