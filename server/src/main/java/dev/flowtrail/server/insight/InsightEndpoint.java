package dev.flowtrail.server.insight;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.AnswerHeap;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import dev.flowtrail.server.store.ObservationRecord;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code GET /api/flows/{id}/candidates/{candidateId}}: why a candidate came out, or why not.
 * {@code GET /api/flows/{id}/funnel}: what each step and each rule cost. {@code
 * /api/flows/{id}/what-if}: what another threshold would change. {@code GET /api/compare}: where
 * two flows part.
 */
public final class InsightEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(InsightEndpoint.class.getName());

  /** About what the decisions about one candidate take while two flows are compared. */
  private static final long BYTES_PER_CANDIDATE = 200;

  private static final int TREE_FACTOR = 10;
  private static final int DEFAULT_DIFFERENCES = 200;
  private static final int MAX_DIFFERENCES = 1_000;

  private final FlowReader flows;
  private final PayloadReader payloads;
  private final AnswerHeap heap;
  private final CorrectedFields corrected;
  private final Elsewhere elsewhere;

  public InsightEndpoint(
      FlowReader flows,
      CorrectedFields corrected,
      PayloadReader payloads,
      AnswerHeap heap,
      Elsewhere elsewhere) {
    this.flows = flows;
    this.corrected = corrected;
    this.elsewhere = elsewhere;
    this.payloads = payloads;
    this.heap = heap;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/flows/{id}/candidates/{+candidateId}", this::sendJourney)
        .get("/api/flows/{id}/funnel", this::sendFunnel)
        .get("/api/flows/{id}/what-if", this::sendWhatIf)
        .get("/api/compare", this::sendComparison)
        .get("/api/compare/observations", this::sendObservations);
  }

  private void sendJourney(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    FlowRecord flow = find(QueryParameters.pathId(request));
    String candidateId = request.path().pathParameters().get("candidateId");
    Journey journey =
        reading(
            flow,
            heldBytes(flow),
            () ->
                Journey.of(
                    candidateId,
                    flow,
                    new JourneyReader(payloads, evidence(flow)).follow(flow, candidateId)));
    String sentence = new JourneySentence(journey, flow.steps().size()).toString();
    Optional<Elsewhere.Fates> fates =
        elsewhere.find(flow.head().id(), flow.head().name(), candidateId);
    Json.send(response, 200, json -> new JourneyWriter(json).write(journey, sentence, fates));
  }

  private void sendFunnel(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    FlowRecord flow = find(QueryParameters.pathId(request));
    Funnel funnel =
        reading(flow, heldBytes(flow), () -> new FunnelReader(payloads, evidence(flow)).read(flow));
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
    Comparison comparison =
        reading(
            left, bytes, () -> new ComparisonReader(payloads, evidence(left)).compare(left, right));
    Json.send(response, 200, json -> new ComparisonWriter(json).write(comparison));
  }

  private void sendWhatIf(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    WhatIfParameters parameters = new WhatIfParameters(request);
    FlowRecord flow = find(QueryParameters.pathId(request));
    StepWithObservations step = parameters.stepOf(flow);
    WhatIf read =
        reading(
            flow,
            heldBytes(flow) + 2 * decisionBytes(flow),
            () -> new WhatIfReader(payloads, evidence(flow)).read(step, parameters.rule()));
    WhatIf whatIf = parameters.at(read);
    Json.stream(response, (json, out) -> new WhatIfWriter(json).write(whatIf));
  }

  private void sendObservations(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters =
        new QueryParameters(request, Set.of("left", "right", "limit")::contains);
    ObservationRecord left = findObservation(parameters.id("left"));
    ObservationRecord right = findObservation(parameters.id("right"));
    int limit = parameters.integer("limit", 1, MAX_DIFFERENCES, DEFAULT_DIFFERENCES);
    FlowRecord flow = find(left.flowId());
    ObservationComparison comparison =
        reading(
            flow,
            comparedBytes(left) + comparedBytes(right),
            () ->
                new ObservationComparisonReader(payloads, evidence(flow))
                    .compare(left, right, limit));
    Json.send(response, 200, json -> new ObservationComparisonWriter(json).write(comparison));
  }

  private ObservationRecord findObservation(UUID id) {
    return flows
        .findObservation(Teams.DEFAULT_TEAM_ID, id)
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.OBSERVATION_NOT_FOUND,
                    "No observation with the id %s is stored.".formatted(id))
                .toException());
  }

  /** What is read whole becomes a tree; of an array each element leaves a hash. */
  private long comparedBytes(ObservationRecord observation) {
    Integer items = observation.itemCount();
    long kept =
        items == null
            ? TREE_FACTOR
                * Math.min(
                    observation.location().dataBytes(), ObservationComparisonReader.MAX_WHOLE_BYTES)
            : items * BYTES_PER_CANDIDATE;
    return kept + payloads.openFlow(List.of(observation.location())).mostHeldBytes();
  }

  private EvidenceFinder evidence(FlowRecord flow) {
    return EvidenceFinder.of(flow, corrected, payloads);
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
