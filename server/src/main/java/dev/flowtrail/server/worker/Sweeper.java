package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobStore.Listed;
import dev.flowtrail.server.payload.SegmentKeys;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.store.RegisteredSegments;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Removes objects that nobody refers to: those whose process died between writing them and saying
 * so. Any number of servers may sweep at the same time.
 *
 * <p>Only what is old is looked at, because something that is young may be referred to in a moment.
 * Age is measured by the clock of the payload store alone, so that no clock of a server matters.
 */
public final class Sweeper implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

  private static final int PAGE = 1_000;
  private static final String PROBES = "sweeper/";
  private static final Duration LONGEST_INTERVAL = Duration.ofHours(6);

  private final Inbox inbox;
  private final BlobStore blobs;
  private final RegisteredSegments segments;
  private final Duration orphanAge;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  /**
   * @param orphanAge how old an object must be; longer than any request or batch can take
   */
  public Sweeper(Inbox inbox, BlobStore blobs, RegisteredSegments segments, Duration orphanAge) {
    this.inbox = inbox;
    this.blobs = blobs;
    this.segments = segments;
    this.orphanAge = orphanAge;
  }

  /** Sweeps now and then on a thread of its own, until this is closed. */
  public Sweeper start() {
    thread = Thread.ofVirtual().name("sweeper").start(this::run);
    return this;
  }

  private void run() {
    try {
      while (!closing.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
        sweepOrComplain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A random one, so that many servers do not sweep together. */
  private Duration pause() {
    Duration quarter = orphanAge.dividedBy(4);
    Duration longest = quarter.compareTo(LONGEST_INTERVAL) < 0 ? quarter : LONGEST_INTERVAL;
    return longest.plus(Duration.ofSeconds(1)).multipliedBy(random(50, 150)).dividedBy(100);
  }

  private static int random(int least, int most) {
    return ThreadLocalRandom.current().nextInt(least, most);
  }

  private void sweepOrComplain() {
    try {
      int removed = sweep();
      LOG.log(Level.INFO, "Removed {0} objects that nobody referred to", removed);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The sweep for unused objects ended early", e);
    }
  }

  /**
   * Sweeps once.
   *
   * @return how many objects were removed
   */
  public int sweep() throws IOException {
    Instant before = storeTime().minus(orphanAge);
    blobs.discardUnfinished(before);
    int removed = 0;
    String last = "";
    List<Listed> page;
    do {
      page = blobs.list(SegmentKeys.PREFIX, last, PAGE);
      removed += removeOrphans(page, before);
      last = page.isEmpty() ? last : page.getLast().key();
    } while (page.size() == PAGE && closing.getCount() > 0);
    return removed;
  }

  /**
   * The queue is asked first: what leaves it afterwards is in the database before it leaves, and
   * the database is asked after that.
   */
  private int removeOrphans(List<Listed> page, Instant before) throws IOException {
    Set<String> orphans = new HashSet<>();
    for (Listed object : page) {
      if (object.lastModified().isBefore(before)) {
        orphans.add(object.key());
      }
    }
    orphans.removeAll(inbox.holding(orphans));
    orphans.removeAll(segments.among(orphans));
    for (String orphan : orphans) {
      blobs.delete(orphan);
    }
    return orphans.size();
  }

  /** What the store says of an object that was written just now. */
  private Instant storeTime() throws IOException {
    String probe = PROBES + UUID.randomUUID();
    blobs.put(probe, new byte[0]);
    try {
      Instant now = null;
      for (Listed listed : blobs.list(PROBES, "", PAGE)) {
        if (listed.key().equals(probe)) {
          now = listed.lastModified();
        }
      }
      if (now == null) {
        throw new IOException("the payload store does not list what it has just taken");
      }
      return now;
    } finally {
      blobs.delete(probe);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread != null) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
