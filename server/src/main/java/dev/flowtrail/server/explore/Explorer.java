package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.IndexProgress.Freshness;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.SqlCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Answers questions across all flows. Thread-safe. */
public final class Explorer {

  /** So many questions are answered at a time. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExploreDatabase database;
  private final StoredRows stored;
  private final IndexedRows indexed;
  private final CandidateIndex index;
  private final KnownNames names;

  /**
   * @param lease how long a flow that runs may be silent before it counts as abandoned
   * @param timeLimit how long a question may take
   */
  public Explorer(
      Jdbi jdbi,
      FlowReader flows,
      CandidateIndex index,
      QuestionBudget budget,
      Duration lease,
      Duration timeLimit) {
    this.database = new ExploreDatabase(jdbi, budget, new QuerySlots(AT_ONCE, PATIENCE), timeLimit);
    this.stored = new StoredRows(database, flows, lease, TextLimits.DEFAULT);
    this.indexed =
        new IndexedRows(
            index, new PostgresSets(database, index, lease), new StoredFacts(database, lease));
    this.index = index;
    this.names = new KnownNames(database);
  }

  /**
   * An answer.
   *
   * @param freshness how fresh the index was, where it was asked
   */
  record Answered<A>(A answer, Optional<Freshness> freshness) {}

  /** Names that the flows have, for completions. */
  Completions.Names names() {
    return names;
  }

  /** Lists rows that fit. */
  Answered<Page> list(Question question, Slice slice) {
    return question.rows() == Scope.CANDIDATE
        ? withIndex(() -> indexed.list(question, slice))
        : perhapsWithIndex(question, (it, sets) -> stored.list(it, slice, sets));
  }

  /** Puts rows that fit together and counts them. */
  Answered<AggregateAnswer> aggregate(Question question, Aggregation aggregation) {
    return question.rows() == Scope.CANDIDATE
        ? withIndex(() -> indexed.aggregate(question, aggregation))
        : perhapsWithIndex(question, (it, sets) -> stored.aggregate(it, aggregation, sets));
  }

  /** The index is asked for its state first: what comes later may be in the answer, too. */
  private <A> Answered<A> withIndex(Supplier<A> answer) {
    Freshness freshness = index.freshness();
    return new Answered<>(answer.get(), Optional.of(freshness));
  }

  private <A> Answered<A> perhapsWithIndex(
      Question question, BiFunction<Question, CandidateSets, A> answer) {
    if (!CandidateCondition.speaksOfCandidates(question.condition())
        && !question.condition().speaksOfTexts()) {
      return new Answered<>(answer.apply(question, CandidateSets.NONE), Optional.empty());
    }
    CandidateSets sets = new IndexedSets(index, question.condition());
    return withIndex(() -> answer.apply(question, sets));
  }

  /** What a query about flows means in a statement over {@code flow}. */
  public SqlCondition condition(String query, Instant now) {
    Condition condition =
        question(new ExploreRequest(query, Scope.FLOW, List.of(), List.of(), "", null, null), now)
            .condition();
    Parameters parameters = new Parameters();
    String sql =
        new PostgresCondition(
                Scope.FLOW,
                parameters,
                new IndexedSets(index, condition),
                new StoredTexts(new TextHits(database, TextLimits.DEFAULT.many(), condition)))
            .sql(condition);
    return new SqlCondition(sql, parameters.values());
  }

  /** The rows of a request, with the moment that it came. */
  static Question question(ExploreRequest asked, Instant now) {
    try {
      return Question.of(asked, now);
    } catch (InvalidQueryException e) {
      throw e.toProblem();
    }
  }
}
