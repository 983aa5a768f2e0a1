package dev.flowtrail.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Writes flows, steps and observations. Thread-safe. */
public final class FlowStore {

  private final Jdbi jdbi;

  public FlowStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** An object in the payload store that is durable already. */
  public record NewSegment(String objectKey, long bytes, Instant createdAt) {}

  /**
   * Registers segments and merges the flows whose data they hold, in one transaction. Saying the
   * same again, in whatever order, changes nothing.
   *
   * @throws StoreException when nothing was stored
   */
  public void save(List<NewSegment> segments, List<StoredFlow> flows) {
    try {
      jdbi.useTransaction(handle -> save(handle, segments, flows));
    } catch (SQLException | JdbiException e) {
      throw new StoreException(e);
    }
  }

  private static void save(Handle handle, List<NewSegment> segments, List<StoredFlow> flows)
      throws SQLException {
    Map<String, Long> segmentIds = SegmentRows.insert(handle, segments);
    for (List<StoredFlow> wave : Waves.of(flows)) {
      FlowRows.merge(handle, wave);
      StepRows.merge(handle, wave);
    }
    ObservationRows.insert(handle, segmentIds, flows);
  }
}
