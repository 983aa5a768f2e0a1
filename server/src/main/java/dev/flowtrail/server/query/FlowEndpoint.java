package dev.flowtrail.server.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.AnswerHeap;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.FlowPayload;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.Attempts;
import dev.flowtrail.server.store.FlowMarks;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.ObservationRecord;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** {@code GET /api/flows/{id}} and {@code /details}: one flow, without and with its data. */
public final class FlowEndpoint implements HttpService {

  private final FlowReader flows;
  private final FlowMarks marks;
  private final PayloadReader payloads;
  private final AnswerHeap heap;

  public FlowEndpoint(FlowReader flows, FlowMarks marks, PayloadReader payloads, AnswerHeap heap) {
    this.flows = flows;
    this.marks = marks;
    this.payloads = payloads;
    this.heap = heap;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/flows/{id}", this::sendMetadata)
        .get("/api/flows/{id}/details", this::sendDetails);
  }

  /** Adds to what is written of an observation. */
  private interface Addition {
    void write(ObservationRecord observation) throws IOException;
  }

  private void sendMetadata(ServerRequest request, ServerResponse response) {
    Found flow = find(request);
    Json.send(response, 200, json -> write(json, flow, observation -> {}));
  }

  private void sendDetails(ServerRequest request, ServerResponse response) {
    Found flow = find(request);
    FlowPayload payload = payloads.openFlow(flow.flow().locations());
    try (SharedHeap.Share share = heap.take(payload.mostHeldBytes())) {
      Json.stream(
          response,
          (json, out) -> write(json, flow, new ObservationData(payload, json, out)::write));
    }
  }

  private record Found(FlowRecord flow, Optional<Attempts> attempts) {}

  private Found find(ServerRequest request) {
    Json.requireAccepted(request);
    UUID id = QueryParameters.pathId(request);
    return flows
        .findFlow(Teams.DEFAULT_TEAM_ID, id)
        .map(flow -> new Found(flow, flows.findAttempts(Teams.DEFAULT_TEAM_ID, flow.head())))
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.FLOW_NOT_FOUND, "No flow with the id %s is stored.".formatted(id))
                .toException());
  }

  private void write(JsonGenerator json, Found found, Addition addition) throws IOException {
    FlowRecord flow = found.flow();
    AnswerWriter writer = new AnswerWriter(json);
    json.writeStartObject();
    writer.writeMembers(flow);
    writer.writeAttempts(found.attempts().orElse(null));
    writer.writeNotes(FlowNote.of(flow));
    writer.writeMark(marks.find(Teams.DEFAULT_TEAM_ID, flow.head().id()).orElse(null));
    json.writeArrayFieldStart("steps");
    for (FlowRecord.StepWithObservations step : flow.steps()) {
      json.writeStartObject();
      writer.writeMembers(step.step());
      json.writeArrayFieldStart("observations");
      for (ObservationRecord observation : step.observations()) {
        json.writeStartObject();
        writer.writeMembers(observation);
        addition.write(observation);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
