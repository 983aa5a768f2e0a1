package dev.flowtrail.server.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people say of flows. Thread-safe. */
public final class FlowMarks {

  private static final String PUT =
      """
      insert into flow_mark (team_id, flow_id, verdict, note, marked_at)
      select team_id, id, :verdict::mark_verdict, :note, :markedAt
      from flow
      where team_id = :teamId and id = :flowId
      on conflict (team_id, flow_id) do update
      set verdict = excluded.verdict, note = excluded.note, marked_at = excluded.marked_at
      """;

  private static final String REMOVE =
      "delete from flow_mark where team_id = :teamId and flow_id = :flowId";

  private static final String FIND =
      """
      select verdict, note, marked_at
      from flow_mark
      where team_id = :teamId and flow_id = :flowId
      """;

  private static final String EXISTS =
      "select exists (select from flow where team_id = :teamId and id = :flowId)";

  private final Jdbi jdbi;

  public FlowMarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What a person says of a flow.
   *
   * @param verdict {@code good} or {@code bad}
   * @param markedAt when it was said last
   */
  public record Mark(String verdict, @Nullable String note, Instant markedAt) {}

  /**
   * Says it in the place of what was said before.
   *
   * @return whether there is such a flow
   */
  public boolean put(int teamId, UUID flowId, Mark mark) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(PUT)
            .bind("teamId", teamId)
            .bind("flowId", flowId)
            .bind("verdict", mark.verdict())
            .bind("note", mark.note())
            .bind("markedAt", mark.markedAt().atOffset(ZoneOffset.UTC))
            .execute())
        == 1;
  }

  /**
   * Takes back what was said, if anything was.
   *
   * @return whether there is such a flow
   */
  public boolean remove(int teamId, UUID flowId) {
    return jdbi.inTransaction(handle -> {
      handle.createUpdate(REMOVE).bind("teamId", teamId).bind("flowId", flowId).execute();
      return handle
          .createQuery(EXISTS)
          .bind("teamId", teamId)
          .bind("flowId", flowId)
          .mapTo(Boolean.class)
          .one();
    });
  }

  /** What was said last. */
  public Optional<Mark> find(int teamId, UUID flowId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FIND)
            .bind("teamId", teamId)
            .bind("flowId", flowId)
            .map((row, context) ->
                new Mark(
                    row.getString("verdict"),
                    row.getString("note"),
                    row.getObject("marked_at", OffsetDateTime.class).toInstant()))
            .findOne());
  }
}
