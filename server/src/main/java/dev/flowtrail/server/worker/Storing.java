package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.queue.Claim;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.QueueUnavailableException;
import dev.flowtrail.server.queue.Traffic;
import dev.flowtrail.server.store.FlowStore;
import dev.flowtrail.server.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Stores a batch: one segment, one transaction, then the queue is told. When something in a batch
 * cannot be stored its halves are tried, down to the one that is at fault, so that it never blocks
 * its neighbours.
 */
public final class Storing {

  private static final System.Logger LOG = System.getLogger(Storing.class.getName());

  private final Inbox inbox;
  private final BlobStore blobs;
  private final StoredHeads heads;
  private final FlowStore flows;
  private final Traffic traffic;
  private final Clock clock;

  public Storing(Inbox inbox, BlobStore blobs, FlowStore flows, Traffic traffic, Clock clock) {
    this.inbox = inbox;
    this.blobs = blobs;
    this.heads = new StoredHeads(blobs);
    this.flows = flows;
    this.traffic = traffic;
    this.clock = clock;
  }

  /** Stores a batch to its end; as {@link #store(List, BooleanSupplier)}. */
  boolean store(List<Claim> batch) {
    return store(batch, () -> false);
  }

  /**
   * Stores what can be stored; what cannot is tried again later or set aside. What has not been
   * begun when an outage comes, or the end, goes back to the queue.
   *
   * @param ending whether nothing more shall be begun
   * @return false when there is an outage, so that it is of no use to go on at once
   * @throws QueueUnavailableException when the queue could not be told; the lease gives it back
   */
  boolean store(List<Claim> batch, BooleanSupplier ending) {
    List<List<Claim>> portions = Portions.of(batch);
    int next = 0;
    try {
      while (next < portions.size() && !ending.getAsBoolean()) {
        storePortion(portions.get(next));
        next++;
      }
    } catch (RuntimeException | Error e) {
      if (!isOutage(e)) {
        throw e;
      }
      waitForTheEndOf(e, rest(portions, next));
      return false;
    }
    if (next < portions.size()) {
      inbox.putBack(rest(portions, next), Duration.ZERO, null);
    }
    return true;
  }

  private static List<Claim> rest(List<List<Claim>> portions, int next) {
    return portions.subList(next, portions.size()).stream().flatMap(List::stream).toList();
  }

  /** Throws in an outage; what is settled by then is none of the queue's any more. */
  private void storePortion(List<Claim> batch) {
    try {
      storeTogether(batch);
    } catch (QueueUnavailableException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (isOutage(e)) {
        throw e;
      } else if (batch.size() > 1) {
        storePortion(batch.subList(0, batch.size() / 2));
        storePortion(batch.subList(batch.size() / 2, batch.size()));
      } else {
        fail(batch.getFirst(), e);
      }
    }
  }

  private void storeTogether(List<Claim> batch) {
    Packing.Packed packed = pack(batch);
    traffic.note();
    flows.save(packed.segments(), packed.flows());
    inbox.complete(batch);
  }

  private Packing.Packed pack(List<Claim> batch) {
    try (Packing packing = new Packing(blobs, clock.instant())) {
      for (Claim claim : batch) {
        packing.add(claim.origin(), claim.read(heads));
      }
      return packing.finish();
    }
  }

  private static boolean isOutage(Throwable e) {
    return e instanceof PayloadUnavailableException
        || (e instanceof StoreException store && !store.contentAtFault());
  }

  private void waitForTheEndOf(Throwable outage, List<Claim> batch) {
    LOG.log(Level.WARNING, "%d submissions wait".formatted(batch.size()), outage);
    inbox.putBack(batch, Backoff.duringOutage(), describe(outage));
  }

  private void fail(Claim claim, Throwable e) {
    if (claim.attempt() < Backoff.MAX_ATTEMPTS) {
      LOG.log(Level.WARNING, "Submission {0} failed: {1}", claim.id(), describe(e));
      inbox.retryLater(claim, Backoff.afterAttempt(claim.attempt()), describe(e));
    } else {
      LOG.log(Level.ERROR, "Submission %s is set aside".formatted(claim.id()), e);
      inbox.bury(claim, describe(e));
    }
  }

  private static String describe(Throwable e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
