package dev.flowtrail.server.explore;

import dev.flowtrail.server.index.CandidateIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds in PostgreSQL the flows, or steps, whose candidates a question is about. */
final class PostgresSets implements StoredSets {

  private static final String FIND = "select %s\n%s\nlimit %d";

  private final ExploreDatabase database;
  private final CandidateIndex index;
  private final Duration lease;
  private final int most;

  PostgresSets(ExploreDatabase database, CandidateIndex index, Duration lease) {
    this(database, index, lease, IdSet.MAX_SIZE);
  }

  /**
   * @param most so many are found at once
   */
  PostgresSets(ExploreDatabase database, CandidateIndex index, Duration lease, int most) {
    this.database = database;
    this.index = index;
    this.lease = lease;
    this.most = most;
  }

  @Override
  public String sql(Condition condition, List<Condition> candidates, Parameters parameters) {
    IdSet found = find(condition, candidates);
    return found.isEmpty() ? "false" : found.inDuckDb(parameters);
  }

  /** A row's own step is one that fits; so steps are found wherever one is spoken of. */
  private IdSet find(Condition condition, List<Condition> candidates) {
    Scope rows = speaksOfSteps(condition) ? Scope.STEP : Scope.FLOW;
    List<IdSet.Ids> ids = read(rows, condition, CandidateSets.NONE);
    if (ids.size() > most && !candidates.isEmpty()) {
      List<Condition> all = new ArrayList<>(candidates);
      all.add(condition);
      Condition narrower = Condition.all(all);
      ids = read(rows, narrower, new IndexedSets(index, narrower));
    }
    return IdSet.of(rows, ids, most);
  }

  private List<IdSet.Ids> read(Scope rows, Condition condition, CandidateSets candidates) {
    PostgresRows from =
        new PostgresRows(
            rows,
            condition,
            candidates,
            new StoredTexts(new TextHits(database, TextLimits.DEFAULT.many(), condition)));
    String columns = rows == Scope.STEP ? "flow.id::text, step.id::text" : "flow.id::text";
    return database.read(handle ->
        handle
            .createQuery(FIND.formatted(columns, from.sql(), most + 1))
            .bindMap(from.values(lease))
            .map((row, context) -> IdSet.Ids.read(row, rows))
            .list());
  }

  private static boolean speaksOfSteps(Condition condition) {
    return condition.anyPart(part -> !(part instanceof Condition.Comparison));
  }
}
