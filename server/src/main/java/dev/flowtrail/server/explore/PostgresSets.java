package dev.flowtrail.server.explore;

import java.time.Duration;

/** Finds in PostgreSQL the flows, or steps, whose candidates a question is about. */
final class PostgresSets implements StoredSets {

  private static final String FIND = "select %s\n%s\nlimit " + (IdSet.MAX_SIZE + 1);

  private final ExploreDatabase database;
  private final Duration lease;

  PostgresSets(ExploreDatabase database, Duration lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public String sql(Condition condition, Parameters parameters) {
    IdSet found = find(condition);
    return found.isEmpty() ? "false" : found.inDuckDb(parameters);
  }

  /** A row's own step is one that fits; so steps are found wherever one is spoken of. */
  private IdSet find(Condition condition) {
    Scope rows = speaksOfSteps(condition) ? Scope.STEP : Scope.FLOW;
    PostgresRows from =
        new PostgresRows(
            rows,
            condition,
            CandidateSets.NONE,
            new StoredTexts(new TextHits(database, TextLimits.DEFAULT.many(), condition)));
    String columns = rows == Scope.STEP ? "flow.id::text, step.id::text" : "flow.id::text";
    return database.read(handle ->
        IdSet.of(
            rows,
            handle
                .createQuery(FIND.formatted(columns, from.sql()))
                .bindMap(from.values(lease))
                .map((row, context) -> IdSet.Ids.read(row, rows))
                .list()));
  }

  private static boolean speaksOfSteps(Condition condition) {
    return condition.anyPart(part -> !(part instanceof Condition.Comparison));
  }
}
