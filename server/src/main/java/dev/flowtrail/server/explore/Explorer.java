package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.store.FlowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Answers questions across all flows. Thread-safe. */
public final class Explorer {

  /** So many questions are answered at a time. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FlowAndStepLists lists;
  private final CandidateSets candidates;

  /**
   * @param lease how long a flow that runs may be silent before it counts as abandoned
   * @param timeLimit how long a question may take
   */
  public Explorer(Jdbi jdbi, FlowReader flows, Duration lease, Duration timeLimit) {
    ExploreDatabase database =
        new ExploreDatabase(jdbi, new QuerySlots(AT_ONCE, PATIENCE), timeLimit);
    this.lists = new FlowAndStepLists(database, flows, lease);
    this.candidates = Explorer::noCandidates;
  }

  private static String noCandidates(Condition.Has candidate, Scope rows, Parameters parameters) {
    throw new InvalidQueryException(
        candidate.span(), "Candidates cannot be asked for on this server.", List.of("step{"));
  }

  /** Lists the rows that fit. */
  Page list(ExploreRequest asked, int limit, Instant now) {
    if (asked.of() == Scope.CANDIDATE) {
      throw Problem.of(
              ProblemType.INVALID_PARAMETER, "of: candidates cannot be asked for on this server.")
          .toException();
    }
    try {
      return lists.read(
          new FlowAndStepLists.Asked(
              asked.of(),
              QueryParser.parse(asked.query(), now),
              candidates,
              RowOrder.of(asked.of(), asked.sort()),
              limit,
              asked.cursor()));
    } catch (InvalidQueryException e) {
      throw e.toProblem();
    }
  }

  /** What rows are called in requests and answers. */
  static String plural(Scope rows) {
    return rows.word() + "s";
  }
}
