package dev.flowtrail.server.index;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Which flows are in files, by which generation, and which wait until they end. */
final class IndexedFlows {

  private static final String SUPERSEDE =
      """
      with known as (
          delete from indexed_flow
          where team_id = :teamId and flow_id = any(:flows)
          returning team_id, flow_id, generation
      )
      insert into superseded_flow
      select team_id, flow_id, generation from known
      """;

  private static final String ADD =
      """
      insert into indexed_flow (team_id, flow_id, generation)
      select :teamId, flow_id, :generation from unnest(:flows) as flow_id
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

  private static final String SUPERSEDED = "select flow_id, generation from superseded_flow";

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

  /** From now on the candidates of these flows are those of this generation. */
  static void add(Handle handle, int teamId, Collection<UUID> flows, long generation) {
    handle
        .createUpdate(ADD)
        .bind("teamId", teamId)
        .bind("flows", flows.toArray(UUID[]::new))
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

  /** Hands over each flow and generation whose rows do not count. */
  static void eachSuperseded(Handle handle, BiConsumer<UUID, Long> each) {
    handle
        .createQuery(SUPERSEDED)
        .setFetchSize(10_000)
        .map((row, context) -> {
          each.accept(row.getObject("flow_id", UUID.class), row.getLong("generation"));
          return true;
        })
        .stream()
        .forEach(done -> {});
  }
}
