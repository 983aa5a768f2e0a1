package dev.flowtrail.server.insight;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowRecord;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;

/**
 * {@code GET /api/flows/{id}/candidates/{candidateId}}: why a candidate came out, or why not.
 * {@code GET /api/flows/{id}/funnel}: what each step and each rule cost. {@code GET /api/compare}:
 * where two flows part.
 */
public final class InsightEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(InsightEndpoint.class.getName());

  private final FlowReader flows;
  private final JourneyReader journeys;
  private final FunnelReader funnels;
  private final ComparisonReader comparisons;

  public InsightEndpoint(FlowReader flows, PayloadReader payloads) {
    this.flows = flows;
    this.journeys = new JourneyReader(payloads);
    this.funnels = new FunnelReader(payloads);
    this.comparisons = new ComparisonReader(payloads);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/flows/{id}/candidates/{+candidateId}", this::sendJourney)
        .get("/api/flows/{id}/funnel", this::sendFunnel)
        .get("/api/compare", this::sendComparison);
  }

  private void sendJourney(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    FlowRecord flow = find(QueryParameters.pathId(request));
    String candidateId = request.path().pathParameters().get("candidateId");
    Journey journey =
        reading(flow, () -> Journey.of(candidateId, flow, journeys.follow(flow, candidateId)));
    String sentence = new JourneySentence(journey, flow.steps().size()).toString();
    Json.send(response, 200, json -> new JourneyWriter(json).write(journey, sentence));
  }

  private void sendFunnel(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    FlowRecord flow = find(QueryParameters.pathId(request));
    Funnel funnel = reading(flow, () -> funnels.read(flow));
    Json.send(response, 200, json -> new FunnelWriter(json).write(funnel));
  }

  private void sendComparison(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters = new QueryParameters(request, Set.of("left", "right")::contains);
    UUID leftId = parameters.id("left");
    UUID rightId = parameters.id("right");
    FlowRecord left = find(leftId);
    FlowRecord right = find(rightId);
    Comparison comparison = reading(left, () -> comparisons.compare(left, right));
    Json.send(response, 200, json -> new ComparisonWriter(json).write(comparison));
  }

  private FlowRecord find(UUID id) {
    return flows
        .findFlow(Teams.DEFAULT_TEAM_ID, id)
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.FLOW_NOT_FOUND, "No flow with the id %s is stored.".formatted(id))
                .toException());
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** What is lost is said in the answer; only when the store is away there is none. */
  private static <T> T reading(FlowRecord flow, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The data of flow " + flow.head().id() + " cannot be read", e);
      throw Problem.of(ProblemType.UNAVAILABLE, "The data of this flow cannot be read now.")
          .with("part", "payload store")
          .toException();
    }
  }
}
