package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Explorer.Answered;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.index.IndexProgress.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the flows of a stretch of time, all of them and those that fit a query, as questions that
 * wait for their turn like any others. Thread-safe.
 */
public final class FlowTally {

  /** An index that lags more would make hits look fewer than they are. */
  private static final Duration MOST_LAG = Duration.ofMinutes(1);

  private static final Span NOWHERE = new Span(0, 0);

  private static final Aggregation COUNT = Aggregation.of(request(""));

  private final Explorer explorer;

  public FlowTally(Explorer explorer) {
    this.explorer = explorer;
  }

  /**
   * What is counted.
   *
   * @param process null for all processes
   * @param query which of the flows fit; {@code last:} in it counts back from {@code to}
   * @param from when the first of the flows may have begun
   * @param to what they have begun before
   */
  public record Asked(@Nullable String process, String query, Instant from, Instant to) {

    /**
     * A query that lists the flows that fit.
     *
     * @throws ProblemException when the query cannot be understood
     */
    public String hits() {
      return QueryWriter.write(hitsCondition());
    }

    private Condition hitsCondition() {
      List<Condition> parts = new ArrayList<>(runs());
      Condition condition = understood(query, to);
      if (!condition.equals(Condition.TRUE)) {
        parts.add(condition);
      }
      return Condition.all(parts);
    }

    private List<Condition> runs() {
      List<Condition> parts = new ArrayList<>();
      if (process != null) {
        Field field = Objects.requireNonNull(Vocabulary.ofRow(Scope.FLOW, "process"));
        parts.add(comparison(field, Operator.EQUAL, new Value.Text(process)));
      }
      parts.add(comparison(Field.START, Operator.AT_LEAST, new Value.Time(from)));
      parts.add(comparison(Field.START, Operator.LESS, new Value.Time(to)));
      return parts;
    }

    private static Condition comparison(Field field, Operator operator, Value value) {
      return new Comparison(field, operator, List.of(value), NOWHERE);
    }
  }

  /**
   * What was counted.
   *
   * @param hits those of the runs that fit
   */
  public record Tally(long hits, long runs) {}

  /**
   * Counts.
   *
   * @throws ProblemException when there is no answer: the query cannot be understood, takes too
   *     long, waits too long for others, or the index that it needs is not there or lags too much
   */
  public Tally count(Asked asked) {
    long hits = count(asked.hitsCondition());
    // Those that come meanwhile have no part in what was counted first, so there are never fewer.
    return new Tally(hits, Math.max(hits, count(Condition.all(asked.runs()))));
  }

  private long count(Condition condition) {
    Answered<AggregateAnswer> answered =
        explorer.aggregate(new Question(Scope.FLOW, condition), COUNT);
    answered.freshness().ifPresent(FlowTally::requireFresh);
    Object count = answered.answer().lines().getFirst().values().getFirst();
    return ((Number) Objects.requireNonNull(count)).longValue();
  }

  private static void requireFresh(Freshness freshness) {
    if (freshness.through().isEmpty() || freshness.lag().compareTo(MOST_LAG) > 0) {
      throw Problem.of(
              ProblemType.UNAVAILABLE,
              freshness.through().isEmpty()
                  ? "The index of candidates is being made anew."
                  : "The index of candidates lags %d s behind; expected at most %d s."
                      .formatted(freshness.lag().toSeconds(), MOST_LAG.toSeconds()))
          .with("part", "index")
          .toException();
    }
  }

  /**
   * Sees to it that a query about flows can be understood.
   *
   * @throws ProblemException with the place of what cannot
   */
  public static void requireUnderstood(String query, Instant now) {
    understood(query, now);
  }

  private static Condition understood(String query, Instant now) {
    return Explorer.question(request(query), now).condition();
  }

  private static ExploreRequest request(String query) {
    return new ExploreRequest(query, Scope.FLOW, List.of(), List.of(), "", null, null);
  }
}
