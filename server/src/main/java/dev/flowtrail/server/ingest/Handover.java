package dev.flowtrail.server.ingest;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.QueueUnavailableException;
import dev.flowtrail.server.queue.Receipt;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Traffic;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gives submissions to the queue; what it does not take becomes a problem. Thread-safe. */
final class Handover {

  private static final System.Logger LOG = System.getLogger(Handover.class.getName());

  private final Inbox inbox;
  private final BlobStore blobs;
  private final Traffic traffic;

  /** All that wait for one commit fail with the same. */
  private final AtomicReference<@Nullable Throwable> lastOutage = new AtomicReference<>();

  Handover(Inbox inbox, BlobStore blobs, Traffic traffic) {
    this.inbox = inbox;
    this.blobs = blobs;
    this.traffic = traffic;
  }

  /**
   * A submission that is safe.
   *
   * @param replayed whether it was before
   */
  record Taken(UUID flowId, String flowName, boolean replayed) {}

  /** A submission that the queue is about to take. */
  final class Begun {
    private final Submission submission;
    private final CompletableFuture<Receipt> receipt;

    private Begun(Submission submission) {
      this.submission = submission;
      traffic.note();
      this.receipt = inbox.acceptSoon(submission);
    }

    /** What it holds in memory until it is taken. */
    int bytes() {
      return submission.bytes().length;
    }

    /**
     * Returns once it is safe.
     *
     * @throws dev.flowtrail.server.http.ProblemException when it is not taken
     */
    Taken await() {
      Receipt answer = join();
      if (!(answer instanceof Receipt.Accepted)) {
        discard(submission);
      }
      return taken(answer);
    }

    private Receipt join() {
      try {
        return receipt.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof QueueUnavailableException outage) {
          throw withoutQueue(outage);
        }
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }

  /** Hands it over without waiting until it is safe. */
  Begun begin(Submission submission) {
    return new Begun(submission);
  }

  private RuntimeException withoutQueue(QueueUnavailableException e) {
    if (lastOutage.getAndSet(e) != e) {
      LOG.log(Level.ERROR, "Submissions could not be queued", e);
    }
    return Problem.of(ProblemType.UNAVAILABLE, "The queue cannot take anything at the moment.")
        .with("part", "queue")
        .toException();
  }

  private static Taken taken(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted it -> new Taken(it.flowId(), it.flowName(), false);
      case Receipt.Replayed it -> new Taken(it.flowId(), it.flowName(), true);
      case Receipt.KeyReused it ->
          throw Problem.of(
                  ProblemType.IDEMPOTENCY_KEY_REUSED,
                  "This key was accepted before with other content. Nothing was changed.")
              .toException();
      case Receipt.Full it ->
          throw Problem.of(
                  ProblemType.QUEUE_FULL, "More is waiting than %s allows.".formatted(it.limit()))
              .with("limit", it.limit())
              .with(Problem.RETRY_AFTER, it.retryAfter().toSeconds())
              .toException();
    };
  }

  /**
   * Removes the object of a submission that the queue does not refer to. When it is not known
   * whether it does, the object stays.
   */
  private void discard(Submission submission) {
    if (submission.objectKey() != null) {
      try {
        blobs.delete(submission.objectKey());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "An object that is not needed is left to the sweeper", e);
      }
    }
  }
}
