package dev.flowtrail.server.index;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Flows of which something was stored that the index has not read yet. */
public final class UnindexedFlows {

  private static final String FIND =
      """
      select distinct flow_id
      from (
          select unnest(flow_ids) as flow_id
          from (
              select flow_ids
              from change
              where team_id = :teamId
                and xid >= (select (log_place::text)::xid8 from candidate_index)
              order by xid desc
              limit :limit
          ) as unread
          limit :limit
      ) as newest
      """;

  private UnindexedFlows() {}

  /** The newest of them. */
  public static List<UUID> newest(Handle handle, int teamId, int limit) {
    return handle
        .createQuery(FIND)
        .bind("teamId", teamId)
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }
}
