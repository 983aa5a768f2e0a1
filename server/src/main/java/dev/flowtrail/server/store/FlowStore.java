package dev.flowtrail.server.store;

import dev.flowtrail.server.database.SqlFailures;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Writes flows, steps and observations. Thread-safe. */
public final class FlowStore {

  private static final System.Logger LOG = System.getLogger(FlowStore.class.getName());

  private static final Duration BETWEEN_TRIMS = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final ChangeLog changes;
  private final AtomicReference<Instant> lastTrim = new AtomicReference<>(Instant.EPOCH);

  public FlowStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.changes = new ChangeLog(jdbi);
  }

  /** An object in the payload store that is durable already. */
  public record NewSegment(String objectKey, long bytes, Instant createdAt) {}

  /**
   * Registers segments and merges what was told of flows, whose data they hold, in one transaction.
   * Saying the same again, in whatever order, changes nothing.
   *
   * @throws StoreException when nothing was stored
   */
  public void save(List<NewSegment> segments, List<StoredFlow> flows) {
    try {
      saveNew(segments, FlowState.fold(flows));
    } catch (SQLException | JdbiException e) {
      throw new StoreException(e);
    }
    announce(flows);
  }

  /** Outside of the transaction, so that nothing waits for it; readers also look by themselves. */
  private void announce(List<StoredFlow> flows) {
    try {
      changes.announce();
      flows.stream().map(StoredFlow::receivedAt).findFirst().ifPresent(this::trimWhenDue);
    } catch (JdbiException e) {
      LOG.log(Level.DEBUG, "Changes were not announced", e);
    }
  }

  private void trimWhenDue(Instant now) {
    Instant last = lastTrim.get();
    if (Duration.between(last, now).compareTo(BETWEEN_TRIMS) > 0
        && lastTrim.compareAndSet(last, now)) {
      changes.trim();
    }
  }

  /** What somebody else stores in this very moment is new to both: then nothing is. */
  private void saveNew(List<NewSegment> segments, List<FlowState> flows) throws SQLException {
    try {
      jdbi.useTransaction(handle -> new Saving(handle, segments).save(flows));
    } catch (SQLException e) {
      if (!SqlFailures.isDuplicate(e)) {
        throw e;
      }
      jdbi.useTransaction(handle -> new Saving(handle, segments).merge(flows));
    }
  }

  /** One transaction. */
  private static final class Saving {
    private final Handle handle;
    private final Map<String, Long> segmentIds;

    Saving(Handle handle, List<NewSegment> segments) throws SQLException {
      this.handle = handle;
      this.segmentIds = SegmentRows.insert(handle, segments);
    }

    /**
     * Copies the flows when all of them are new, which takes half the time. As soon as one is known
     * all are merged: each transaction then locks flows in the order of their ids, and no two can
     * wait for each other.
     */
    void save(List<FlowState> flows) throws SQLException {
      List<FlowState.Identity> identities = flows.stream().map(FlowState::identity).toList();
      if (FlowRows.known(handle, identities).isEmpty()) {
        copy(flows);
      } else {
        merge(flows);
      }
    }

    private void copy(List<FlowState> flows) throws SQLException {
      FlowRows.copy(handle, flows);
      StepRows.copy(handle, flows);
      ObservationRows.copy(
          handle,
          segmentIds,
          flows.stream()
              .flatMap(flow -> Contents.rows(flow).stream())
              .flatMap(List::stream)
              .toList());
      ChangeLog.append(handle, flows);
    }

    void merge(List<FlowState> flows) throws SQLException {
      ChangeLog.append(handle, new Merge(handle, segmentIds).run(flows));
    }
  }
}
