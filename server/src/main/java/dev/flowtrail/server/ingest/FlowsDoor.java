package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.RequestBody;
import dev.flowtrail.server.ingest.FlowDecoder.EventSubmission;
import dev.flowtrail.server.ingest.Handover.Taken;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import dev.flowtrail.server.queue.Traffic;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * {@code POST /api/flows}, {@code POST /api/flows/batch} and {@code POST /api/flows/{id}/events}:
 * answered once what is accepted is durable in the queue.
 */
public final class FlowsDoor implements HttpService {

  private final Limits limits;
  private final SubmissionReader reader;
  private final Handover handover;

  /**
   * @param blobs takes what is too large for the inbox
   */
  public FlowsDoor(Limits limits, Inbox inbox, BlobStore blobs, Traffic traffic, Clock clock) {
    this.limits = limits;
    this.reader = new SubmissionReader(limits, blobs, clock);
    this.handover = new Handover(inbox, blobs, traffic);
  }

  /** For events that come by other doors. */
  public EventsIntake intake() {
    return (flowId, events) -> {
      Handover.Begun begun = handover.begin(reader.readEvents(events, flowId).submission());
      return begun::await;
    };
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/api/flows", this::submit);
    rules.post("/api/flows/batch", this::submitBatch);
    rules.post("/api/flows/{id}/events", this::submitEvents);
  }

  private void submit(ServerRequest request, ServerResponse response) {
    String key = IdempotencyKey.of(request);
    Submission submission = reader.read(request, new Origin(Teams.DEFAULT_TEAM_ID, key));
    Taken taken = handover.begin(submission).await();
    Json.send(
        response,
        202,
        json -> {
          json.writeStartObject();
          json.writeStringField("message", "Flow accepted for processing");
          json.writeStringField("flowName", taken.flowName());
          json.writeStringField("flowId", taken.flowId().toString());
          json.writeBooleanField("replayed", taken.replayed());
          json.writeEndObject();
        });
  }

  private void submitEvents(ServerRequest request, ServerResponse response) {
    EventSubmission events = reader.readEvents(request, QueryParameters.pathId(request));
    Taken taken = handover.begin(events.submission()).await();
    Json.send(
        response,
        202,
        json -> {
          json.writeStartObject();
          json.writeStringField("message", "Events accepted for processing");
          json.writeStringField("flowId", taken.flowId().toString());
          json.writeNumberField("events", events.events());
          json.writeBooleanField("replayed", taken.replayed());
          json.writeEndObject();
        });
  }

  private void submitBatch(ServerRequest request, ServerResponse response) {
    try (InputStream body = RequestBody.openJsonLines(request, limits.maxBodyBytes())) {
      BatchAnswer answer = new BatchAnswer(request);
      new Batch(request, new Lines(body), reader, handover, answer).run();
      Json.send(response, 202, answer::writeTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
