package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.RequestBody;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** Reads submissions, as far as there is heap for them. Thread-safe. */
final class SubmissionReader {

  private static final System.Logger LOG = System.getLogger(SubmissionReader.class.getName());

  /** One body may take as much again; the cache, readers and the worker need the rest. */
  private static final int HEAP_SIXTEENTHS = 5;

  private final Limits limits;
  private final FlowDecoder decoder;
  private final SharedHeap heap = SharedHeap.ofThisProcess(HEAP_SIXTEENTHS);

  /**
   * @param blobs takes what is too large for the inbox
   */
  SubmissionReader(Limits limits, BlobStore blobs, Clock clock) {
    this.limits = limits;
    this.decoder = new FlowDecoder(limits, () -> ObjectDraft.begin(blobs, clock.instant()));
  }

  /** Reads a request's body as one flow. Every fault is thrown as in {@link FlowDecoder}. */
  Submission read(ServerRequest request, Origin origin) {
    try (HeapNeed need = new HeapNeed(heap);
        InputStream body = RequestBody.openJson(request, limits.maxBodyBytes())) {
      need.announce(request);
      return decoder.decode(origin, new LargeBody(body, need, System::nanoTime), need);
    } catch (PayloadUnavailableException e) {
      throw withoutPayloadStore(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a request's body as events of one flow. Without an idempotency key it gets one that is
   * the same for the same events. Faults are the same.
   */
  FlowDecoder.EventSubmission readEvents(ServerRequest request, UUID flowId) {
    Function<UUID, Origin> origins =
        IdempotencyKey.find(request)
            .<Function<UUID, Origin>>map(key -> it -> new Origin(Teams.DEFAULT_TEAM_ID, key))
            .orElse(withoutKey(flowId));
    try (HeapNeed need = new HeapNeed(heap);
        InputStream body = RequestBody.openJsonLines(request, limits.maxBodyBytes())) {
      need.announce(request);
      return decoder.decodeEvents(
          flowId, origins, new LargeBody(body, need, System::nanoTime), need);
    } catch (PayloadUnavailableException e) {
      throw withoutPayloadStore(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads events of one flow that came some other way. Faults are the same. */
  FlowDecoder.EventSubmission readEvents(InputStream events, UUID flowId) {
    try (HeapNeed need = new HeapNeed(heap)) {
      return decoder.decodeEvents(
          flowId, withoutKey(flowId), new LargeBody(events, need, System::nanoTime), need);
    } catch (PayloadUnavailableException e) {
      throw withoutPayloadStore(e);
    }
  }

  private static Function<UUID, Origin> withoutKey(UUID flowId) {
    return fingerprint -> new Origin(Teams.DEFAULT_TEAM_ID, "events/" + flowId + "/" + fingerprint);
  }

  /** Reads one line of a batch, which says its own idempotency key. Faults are the same. */
  Submission readLine(InputStream line) {
    try (HeapNeed need = new HeapNeed(heap)) {
      return decoder.decodeKeyed(
          Teams.DEFAULT_TEAM_ID, new LargeBody(line, need, System::nanoTime), need);
    } catch (PayloadUnavailableException e) {
      throw withoutPayloadStore(e);
    }
  }

  private static RuntimeException withoutPayloadStore(PayloadUnavailableException e) {
    LOG.log(Level.ERROR, "A submission could not be put into the payload store", e);
    return Problem.of(
            ProblemType.UNAVAILABLE, "The payload store cannot take anything at the moment.")
        .with("part", "payload store")
        .toException();
  }
}
