package dev.flowtrail.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Writes flows, steps and observations. Thread-safe. */
public final class FlowStore {

  private static final String INSERT_SEGMENT =
      """
      insert into segment (object_key, bytes, created_at)
      values (:objectKey, :bytes, :createdAt)
      on conflict (object_key) do update set bytes = excluded.bytes
      returning id
      """;

  private final Jdbi jdbi;

  public FlowStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** An object in the payload store that is durable already. */
  public record NewSegment(String objectKey, long bytes, Instant createdAt) {}

  /**
   * Registers the segment and merges the flows whose data it holds, in one transaction. Saying the
   * same again, in whatever order, changes nothing.
   *
   * @throws StoreException when nothing was stored
   */
  public void save(NewSegment segment, List<StoredFlow> flows) {
    try {
      jdbi.useTransaction(handle -> save(handle, segment, flows));
    } catch (SQLException | JdbiException e) {
      throw new StoreException(e);
    }
  }

  private static void save(Handle handle, NewSegment segment, List<StoredFlow> flows)
      throws SQLException {
    long segmentId = insert(handle, segment);
    for (List<StoredFlow> wave : Waves.of(flows)) {
      FlowRows.merge(handle, wave);
      StepRows.merge(handle, wave);
    }
    ObservationRows.insert(handle, segmentId, flows);
  }

  private static long insert(Handle handle, NewSegment segment) {
    return handle
        .createQuery(INSERT_SEGMENT)
        .bind("objectKey", segment.objectKey())
        .bind("bytes", segment.bytes())
        .bind("createdAt", segment.createdAt())
        .mapTo(Long.class)
        .one();
  }
}
