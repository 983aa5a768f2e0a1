package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.RequestBody;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.QueueUnavailableException;
import dev.flowtrail.server.queue.Receipt;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;

/** {@code POST /api/flows}: answered once the flow is durable in the queue. */
public final class FlowsDoor implements HttpService {

  private static final System.Logger LOG = System.getLogger(FlowsDoor.class.getName());

  /** One body may take as much again; the cache, readers and the worker need the rest. */
  private static final int HEAP_SIXTEENTHS = 5;

  private final Limits limits;
  private final FlowDecoder decoder;
  private final Inbox inbox;
  private final BlobStore blobs;
  private final SharedHeap heap = SharedHeap.ofThisProcess(HEAP_SIXTEENTHS);

  /**
   * @param blobs takes what is too large for the inbox
   */
  public FlowsDoor(Limits limits, Inbox inbox, BlobStore blobs, Clock clock) {
    this.limits = limits;
    this.decoder = new FlowDecoder(limits, () -> ObjectDraft.begin(blobs, clock.instant()));
    this.inbox = inbox;
    this.blobs = blobs;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/api/flows", this::submit);
  }

  private void submit(ServerRequest request, ServerResponse response) {
    String key = IdempotencyKey.of(request);
    Submission submission = read(request, new Origin(Teams.DEFAULT_TEAM_ID, key));
    Receipt receipt = accept(submission);
    if (!(receipt instanceof Receipt.Accepted)) {
      discard(submission);
    }
    switch (receipt) {
      case Receipt.Accepted it -> answer(response, it.flowId(), it.flowName(), false);
      case Receipt.Replayed it -> answer(response, it.flowId(), it.flowName(), true);
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
    }
  }

  private Submission read(ServerRequest request, Origin origin) {
    try (HeapNeed need = new HeapNeed(heap);
        InputStream body = RequestBody.openJson(request, limits.maxBodyBytes())) {
      need.announce(request);
      return decoder.decode(origin, new LargeBody(body, need, System::nanoTime), need);
    } catch (PayloadUnavailableException e) {
      LOG.log(Level.ERROR, "A submission could not be put into the payload store", e);
      throw Problem.of(
              ProblemType.UNAVAILABLE, "The payload store cannot take anything at the moment.")
          .with("part", "payload store")
          .toException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Receipt accept(Submission submission) {
    try {
      return inbox.accept(submission);
    } catch (QueueUnavailableException e) {
      LOG.log(Level.ERROR, "A submission could not be queued", e);
      throw Problem.of(ProblemType.UNAVAILABLE, "The queue cannot take anything at the moment.")
          .with("part", "queue")
          .toException();
    }
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

  private static void answer(
      ServerResponse response, UUID flowId, String flowName, boolean replayed) {
    Json.send(
        response,
        202,
        json -> {
          json.writeStartObject();
          json.writeStringField("message", "Flow accepted for processing");
          json.writeStringField("flowName", flowName);
          json.writeStringField("flowId", flowId.toString());
          json.writeBooleanField("replayed", replayed);
          json.writeEndObject();
        });
  }
}
