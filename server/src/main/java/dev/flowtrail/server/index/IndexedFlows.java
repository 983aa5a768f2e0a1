package dev.flowtrail.server.index;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which flows are in files, by which generation, and which wait until they end. */
final class IndexedFlows {

  private static final String SUPERSEDE =
      """
      with known as (
          delete from indexed_flow
          where team_id = :teamId and flow_id = any(:flows)
          returning team_id, flow_id, generation, day
      )
      insert into superseded_flow (team_id, flow_id, generation, day)
      select team_id, flow_id, generation, day from known
      """;

  private static final String ADD =
      """
      insert into indexed_flow (team_id, flow_id, generation, day)
      select :teamId, flow_id, :generation, day from unnest(:flows, :days::date[]) as told (flow_id, day)
      """;

  private static final String END_WAIT =
      "delete from waiting_flow where team_id = :teamId and flow_id = any(:flows)";

  private static final String WAIT =
      """
      insert into waiting_flow (team_id, flow_id)
      select :teamId, flow_id from unnest(:flows) as flow_id
      on conflict do nothing
      """;

  private static final String SILENT =
      """
      select waiting_flow.team_id, flow_id
      from waiting_flow
      join flow on (flow.team_id, flow.id) = (waiting_flow.team_id, flow_id)
      where coalesce(heard_at, received_at) < now() - :seconds * interval '1 second'
      limit :limit
      """;

  private static final String SUPERSEDED =
      """
      select flow_id, generation
      from superseded_flow
      where (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
      """;

  private static final String FORGET =
      """
      delete from superseded_flow
      where (flow_id, generation) in (select * from unnest(:flows, :generations))
      """;

  private static final String MOST_SUPERSEDED =
      """
      select day
      from superseded_flow
      where (select count(*) from superseded_flow) > :tolerated
      group by day
      order by count(*) desc
      limit 1
      """;

  private static final String AFTER =
      """
      select team_id, id as flow_id
      from flow
      where (team_id, id) > (:team, :flow)
      order by team_id, id
      limit :limit
      """;

  private IndexedFlows() {}

  /** A flow of a team. */
  record Key(int teamId, UUID flowId) {}

  /** What was written of these flows before counts no longer. */
  static void supersede(Handle handle, int teamId, Collection<UUID> flows) {
    update(handle, SUPERSEDE, teamId, flows);
    update(handle, END_WAIT, teamId, flows);
  }

  /**
   * From now on the candidates of these flows are those of this generation.
   *
   * @param flows with the days on which they began
   */
  static void add(Handle handle, int teamId, Map<UUID, LocalDate> flows, long generation) {
    List<Map.Entry<UUID, LocalDate>> rows = List.copyOf(flows.entrySet());
    handle
        .createUpdate(ADD)
        .bind("teamId", teamId)
        .bind("flows", rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
        .bind("days", rows.stream().map(row -> row.getValue().toString()).toArray(String[]::new))
        .bind("generation", generation)
        .execute();
  }

  static void await(Handle handle, int teamId, Collection<UUID> flows) {
    update(handle, WAIT, teamId, flows);
  }

  private static void update(Handle handle, String sql, int teamId, Collection<UUID> flows) {
    handle
        .createUpdate(sql)
        .bind("teamId", teamId)
        .bind("flows", flows.toArray(UUID[]::new))
        .execute();
  }

  /** Some of those that wait and of which nothing was heard for so long. */
  static List<Key> silent(Handle handle, double seconds, int limit) {
    return handle
        .createQuery(SILENT)
        .bind("seconds", seconds)
        .bind("limit", limit)
        .map((row, context) -> new Key(row.getInt("team_id"), row.getObject("flow_id", UUID.class)))
        .list();
  }

  /** The next flows of all, in an order of their own. */
  static List<Key> after(Handle handle, Key last, int limit) {
    return handle
        .createQuery(AFTER)
        .bind("team", last.teamId())
        .bind("flow", last.flowId())
        .bind("limit", limit)
        .map((row, context) -> new Key(row.getInt("team_id"), row.getObject("flow_id", UUID.class)))
        .list();
  }

  /** Rows of a flow that do not count. */
  record Superseded(UUID flowId, long generation) {}

  /** What does not count of flows that began on these days; null for all. */
  static List<Superseded> superseded(
      Handle handle, @Nullable LocalDate from, @Nullable LocalDate to) {
    return handle
        .createQuery(SUPERSEDED)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) ->
            new Superseded(row.getObject("flow_id", UUID.class), row.getLong("generation")))
        .list();
  }

  /** Rows that do not count are in no file any more. */
  static void forgetSuperseded(Handle handle, List<Superseded> rows) {
    handle
        .createUpdate(FORGET)
        .bind("flows", rows.stream().map(Superseded::flowId).toArray(UUID[]::new))
        .bind("generations", rows.stream().map(Superseded::generation).toArray(Long[]::new))
        .execute();
  }

  /** The day with the most rows that do not count, when they are more than this together. */
  static Optional<LocalDate> mostSuperseded(Handle handle, long tolerated) {
    return handle
        .createQuery(MOST_SUPERSEDED)
        .bind("tolerated", tolerated)
        .mapTo(LocalDate.class)
        .findOne();
  }
}
