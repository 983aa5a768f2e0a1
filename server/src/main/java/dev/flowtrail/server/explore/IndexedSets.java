package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.index.CandidateIndex;
import java.util.ArrayList;
import java.util.List;

/** Finds in the index the flows, or steps, that have a candidate of some kind. */
final class IndexedSets implements CandidateSets {

  private static final String FIND =
      "select distinct %s from candidates where %s limit " + (IdSet.MAX_SIZE + 1);

  private final CandidateIndex index;
  private final Condition whole;

  /**
   * @param whole the condition of the whole query, whose times and processes narrow the search
   */
  IndexedSets(CandidateIndex index, Condition whole) {
    this.index = index;
    this.whole = whole;
  }

  @Override
  public String sql(Has candidate, Scope rows, Parameters parameters) {
    List<Condition> parts = new ArrayList<>(Narrowing.ofFlows(whole));
    parts.add(candidate);
    Condition condition = Condition.all(parts);
    Parameters own = new Parameters();
    String columns = rows == Scope.STEP ? "flow_id::varchar, step_id::varchar" : "flow_id::varchar";
    // What stands in the braces and the times and processes are known by the index itself.
    String fitting = new CandidateCondition(own, StoredSets.NONE).sql(condition);
    CandidateStatement statement =
        CandidateStatement.of(FIND.formatted(columns, fitting), own, condition);
    IdSet found =
        IdSet.of(rows, statement.run(index, row -> IdSet.Ids.read(row, rows)), IdSet.MAX_SIZE);
    return found.isEmpty() ? "false" : found.inPostgres(parameters);
  }
}
