package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import java.util.List;

/** Names of processes and steps, as the newest flows have them. Thread-safe. */
final class KnownNames implements Completions.Names {

  private static final int LISTED = 20;

  private static final String PROCESSES =
      """
      select name
      from (select name
            from flow
            where team_id = :teamId and name is not null
            order by created_at desc, id desc
            limit 10000) as newest
      where starts_with(lower(name), lower(:beginning))
      group by name
      order by count(*) desc, name
      limit %d
      """
          .formatted(LISTED);

  private static final String STEPS =
      """
      select step.name
      from (select team_id, id
            from flow
            where team_id = :teamId
            order by created_at desc, id desc
            limit 1000) as newest
      join step on step.team_id = newest.team_id and step.flow_id = newest.id
      where starts_with(lower(step.name), lower(:beginning))
      group by step.name
      order by count(*) desc, step.name
      limit %d
      """
          .formatted(LISTED);

  private final ExploreDatabase database;

  KnownNames(ExploreDatabase database) {
    this.database = database;
  }

  @Override
  public List<String> of(Field field, String beginning) {
    boolean ofStep =
        field.scope() == Scope.STEP && field.name().equals("name")
            || field.scope() == Scope.CANDIDATE && field.name().equals("step");
    if (ofStep) {
      return find(STEPS, beginning);
    }
    return field.name().equals("process") ? find(PROCESSES, beginning) : List.of();
  }

  private List<String> find(String sql, String beginning) {
    return database.read(handle ->
        handle
            .createQuery(sql)
            .bind("teamId", Teams.DEFAULT_TEAM_ID)
            .bind("beginning", beginning)
            .mapTo(String.class)
            .list());
  }
}
