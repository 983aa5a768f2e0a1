package dev.flowtrail.server.index;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.index.CandidateHistory.Appearance;
import dev.flowtrail.server.index.CandidateHistory.Place;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/candidates/{candidateId}}: every flow that a candidate appeared in. */
public final class CandidateHistoryEndpoint implements HttpService {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final CandidateIndex index;
  private final CandidateHistory history;

  public CandidateHistoryEndpoint(CandidateIndex index) {
    this.index = index;
    this.history = new CandidateHistory(index);
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/api/candidates/{+candidateId}", this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters = new QueryParameters(request, Set.of("limit", "cursor")::contains);
    String candidateId = request.path().pathParameters().get("candidateId");
    int limit = parameters.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Optional<Place> after =
        parameters.parse("cursor", "a cursor of this server", HistoryCursor::parse);
    try {
      IndexProgress.Freshness freshness = index.freshness();
      long flows = history.flows(candidateId);
      List<Appearance> rows = history.list(candidateId, after, limit + 1);
      Json.send(
          response,
          200,
          json -> new Answer(json, candidateId, flows, rows, limit, freshness).write());
    } catch (CandidateQueryException e) {
      throw e.toProblem();
    }
  }

  /**
   * One answer.
   *
   * @param rows one more than the limit when there are more
   */
  private record Answer(
      JsonGenerator json,
      String candidateId,
      long flows,
      List<Appearance> rows,
      int limit,
      IndexProgress.Freshness freshness) {

    void write() throws IOException {
      json.writeStartObject();
      json.writeStringField("candidateId", candidateId);
      json.writeNumberField("flows", flows);
      json.writeArrayFieldStart("rows");
      for (Appearance row : rows.subList(0, Math.min(limit, rows.size()))) {
        write(row);
      }
      json.writeEndArray();
      json.writeStringField(
          "cursor", rows.size() > limit ? HistoryCursor.of(rows.get(limit - 1).place()) : null);
      json.writeFieldName("index");
      freshness.write(json);
      json.writeEndObject();
    }

    private void write(Appearance row) throws IOException {
      json.writeStartObject();
      json.writeStringField("flowId", row.place().flowId().toString());
      json.writeStringField("flowName", row.process());
      json.writeStringField("flowStart", Times.format(row.place().flowStart()));
      json.writeStringField("stepId", row.stepId().toString());
      json.writeStringField("step", row.step());
      json.writeStringField("kind", row.kind());
      json.writeFieldName("passed");
      if (row.passed() == null) {
        json.writeNull();
      } else {
        json.writeBoolean(row.passed());
      }
      json.writeStringField("rule", row.rule());
      json.writeStringField("reason", row.reason());
      Json.writeNumber(json, "score", row.score());
      Json.writeNumber(json, "rank", row.rank());
      json.writeStringField("observationId", row.place().observationId().toString());
      json.writeEndObject();
    }
  }
}
