package dev.flowtrail.server.insight;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.AnswerHeap;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowRecord;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * {@code GET /api/flows/{id}/candidates/{candidateId}}: why a candidate came out, or why not.
 * {@code GET /api/flows/{id}/funnel}: what each step and each rule cost. {@code GET /api/compare}:
 * where two flows part.
 */
public final class InsightEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(InsightEndpoint.class.getName());

  /** About what the decisions about one candidate take while two flows are compared. */
  private static final long BYTES_PER_CANDIDATE = 200;

  private final FlowReader flows;
  private final PayloadReader payloads;
  private final AnswerHeap heap;
  private final JourneyReader journeys;
  private final FunnelReader funnels;
  private final ComparisonReader comparisons;

  public InsightEndpoint(FlowReader flows, PayloadReader payloads, AnswerHeap heap) {
    this.flows = flows;
    this.payloads = payloads;
    this.heap = heap;
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
        reading(
            flow,
            heldBytes(flow),
            () -> Journey.of(candidateId, flow, journeys.follow(flow, candidateId)));
    String sentence = new JourneySentence(journey, flow.steps().size()).toString();
    Json.send(response, 200, json -> new JourneyWriter(json).write(journey, sentence));
  }

  private void sendFunnel(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    FlowRecord flow = find(QueryParameters.pathId(request));
    Funnel funnel = reading(flow, heldBytes(flow), () -> funnels.read(flow));
    Json.send(response, 200, json -> new FunnelWriter(json).write(funnel));
  }

  private void sendComparison(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters = new QueryParameters(request, Set.of("left", "right")::contains);
    UUID leftId = parameters.id("left");
    UUID rightId = parameters.id("right");
    FlowRecord left = find(leftId);
    FlowRecord right = find(rightId);
    long bytes = heldBytes(left) + heldBytes(right) + decisionBytes(left) + decisionBytes(right);
    Comparison comparison = reading(left, bytes, () -> comparisons.compare(left, right));
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

  private long heldBytes(FlowRecord flow) {
    return payloads.openFlow(flow.locations()).mostHeldBytes();
  }

  /** One step is compared at a time. */
  private static long decisionBytes(FlowRecord flow) {
    return flow.steps().stream()
        .map(step -> step.step().candidatesIn())
        .filter(Objects::nonNull)
        .mapToLong(candidates -> candidates * BYTES_PER_CANDIDATE)
        .max()
        .orElse(0);
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** What is lost is said in the answer; only when the store is away there is none. */
  private <T> T reading(FlowRecord flow, long bytes, Reading<T> reading) {
    try (SharedHeap.Share share = heap.take(bytes)) {
      return reading.read();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The data of flow " + flow.head().id() + " cannot be read", e);
      throw Problem.of(ProblemType.UNAVAILABLE, "The data of this flow cannot be read now.")
          .with("part", "payload store")
          .toException();
    }
  }
}
