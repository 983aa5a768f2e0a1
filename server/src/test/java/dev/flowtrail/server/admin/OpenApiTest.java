package dev.flowtrail.server.admin;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.admin.Contract.Operation;
import dev.flowtrail.server.http.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final Contract CONTRACT = new Contract(API.get("/openapi.yaml").text());
  private static final String NOBODY = "01936f2a-0000-7000-8000-000000000000";
  private static final String FLOW = API.awaitVisible(submitExample("stored").at("/flowId"));
  private static final String OBSERVATION =
      API.get("/api/flows/" + FLOW).at("/steps/0/observations/0/id");

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer submitExample(String key) {
    return API.post(key, CONTRACT.at("/components/examples/NewFlow/value").toString());
  }

  @Test
  void fileNamesTheRoutesOfTheServerAndNoOthers() {
    TreeSet<String> described =
        CONTRACT.operations().stream().map(Operation::toString).collect(toCollection(TreeSet::new));
    // The dashboard is no part of the CONTRACT.
    described.add("GET /*");
    assertThat(described).isEqualTo(Routes.ofAllEndpoints());
  }

  @Test
  void everyOperationIsThere() {
    assertThat(CONTRACT.operations())
        .allSatisfy(operation -> {
          Answer answer = call(operation);
          assertThat(answer.status()).isIn(200, 204, 400, 404, 406, 415);
          assertThat(answer.text()).doesNotContain("/problems/not-found");
        });
  }

  private static Answer call(Operation operation) {
    String id = operation.path().contains("observations") ? OBSERVATION : FLOW;
    String path =
        operation
            .path()
            .replace("{id}", id)
            .replace("{name}", "invalid-flow")
            .replace("{candidateId}", "B01");
    // What streams for ever says that it does not give JSON.
    return API.call(
        operation.method(),
        path,
        BodyPublishers.noBody(),
        "Accept",
        "application/json",
        "Content-Type",
        "application/json");
  }

  @Test
  void examplesFitTheirSchemas() {
    assertThat(CONTRACT.examples())
        .isNotEmpty()
        .allSatisfy(example -> CONTRACT.requireFits(example.schema(), example.value()));
  }

  @Test
  void exampleFlowIsAccepted() {
    Answer answer = submitExample("accepted");
    assertThat(answer.status()).isEqualTo(202);
    CONTRACT.requireFits("Acceptance", answer.json());
  }

  @Test
  void smallestFlowIsAccepted() {
    JsonNode smallest = CONTRACT.at("/components/examples/SmallestFlow/value");
    assertThat(API.post("smallest", smallest.toString()).status()).isEqualTo(202);
  }

  @Test
  void batchAnswerHasTheDeclaredMembers() {
    String flow = CONTRACT.at("/components/examples/SmallestFlow/value").toString();
    String lines = "{\"idempotencyKey\":\"batch\"," + flow.substring(1) + "\n{}\n";
    Answer answer =
        API.call(
            "POST",
            "/api/flows/batch",
            BodyPublishers.ofString(lines),
            "Content-Type",
            "application/x-ndjson");
    assertThat(answer.status()).isEqualTo(202);
    CONTRACT.requireFits("BatchAnswer", answer.json());
  }

  @Test
  void answerToEventsHasTheDeclaredMembers() {
    Answer answer =
        API.call(
            "POST",
            "/api/flows/" + FLOW + "/events",
            BodyPublishers.ofString(
                "{\"type\":\"flow.started\",\"flow\":{\"id\":\"" + FLOW + "\"}}"),
            "Content-Type",
            "application/x-ndjson");
    assertThat(answer.status()).isEqualTo(202);
    CONTRACT.requireFits("EventsAcceptance", answer.json());
  }

  @Test
  void listHasTheDeclaredMembers() {
    CONTRACT.requireFits("FlowList", API.get("/api/flows?key=B0XYZ123").json());
  }

  @Test
  void volumeHasTheDeclaredMembers() {
    CONTRACT.requireFits("Volume", API.get("/api/volume").json());
  }

  @Test
  void processesHaveTheDeclaredMembers() {
    CONTRACT.requireFits("ProcessList", API.get("/api/processes").json());
  }

  @ParameterizedTest
  @CsvSource({
    "ProcessOverview, ''",
    "ProcessVariants, /variants",
    "ProcessDrift, /drift?leftTo=2026-01-05T00:00:00Z",
    "ProcessDeterminism, /determinism",
    "ProcessContrasts, /contrast?bad=failed",
  })
  void answersAboutAProcessHaveTheDeclaredMembers(String schema, String question) {
    for (String process : List.of("competitor_selection", "nobody's")) {
      CONTRACT.requireFits(schema, API.get("/api/processes/" + process + question).json());
    }
  }

  @Test
  void flowHasTheDeclaredMembers() {
    CONTRACT.requireFits("Flow", API.get("/api/flows/" + FLOW).json());
  }

  @Test
  void journeyHasTheDeclaredMembers() {
    CONTRACT.requireFits("Journey", API.get("/api/flows/" + FLOW + "/candidates/B01").json());
  }

  @Test
  void funnelHasTheDeclaredMembers() {
    CONTRACT.requireFits("Funnel", API.get("/api/flows/" + FLOW + "/funnel").json());
  }

  @Test
  void comparisonHasTheDeclaredMembers() {
    CONTRACT.requireFits(
        "Comparison", API.get("/api/compare?left=" + FLOW + "&right=" + FLOW).json());
  }

  @ParameterizedTest
  @CsvSource({"flows", "steps", "candidates"})
  void exploredRowsHaveTheDeclaredMembers(String of) {
    CONTRACT.requireFits("ExploreAnswer", explore("{\"of\":\"" + of + "\"}").json());
  }

  @Test
  void countsHaveTheDeclaredMembers() {
    CONTRACT.requireFits(
        "ExploreCounts",
        explore("{\"query\":\"candidate{}\",\"group\":[\"process\",\"hour\"]}").json());
  }

  @Test
  void savedQueriesAndCompletionsHaveTheDeclaredMembers() {
    Answer saved =
        API.call(
            "PUT",
            "/api/explore/saved/dropped/most",
            BodyPublishers.ofString("{\"of\":\"steps\",\"sort\":\"-drop_ratio\"}"),
            "Content-Type",
            "application/json");
    CONTRACT.requireFits("SavedQueries", saved.json());
    assertThat(saved.at("/saved/0/name")).isEqualTo("dropped/most");
    Answer completions =
        API.call(
            "POST",
            "/api/explore/completions",
            BodyPublishers.ofString("{\"query\":\"step{dr\",\"at\":7}"),
            "Content-Type",
            "application/json");
    CONTRACT.requireFits("Completions", completions.json());
  }

  @Test
  void watchesHaveTheDeclaredMembers() {
    CONTRACT.requireFits("Watch", watch("{\"threshold\":0.5}").json());
    Answer told =
        watch(
            """
            {"threshold":0.5,"webhook":{"url":"https://hooks.example/",
            "secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"},"enabled":false}
            """);
    CONTRACT.requireFits("Watch", told.json());
    CONTRACT.requireFits("Watches", API.get("/api/watches?process=x").json());
  }

  private static Answer watch(String body) {
    return API.call(
        "PUT",
        "/api/watches/half",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private static Answer explore(String question) {
    return API.call(
        "POST",
        "/api/explore",
        BodyPublishers.ofString(question),
        "Content-Type",
        "application/json");
  }

  @Test
  void detailsHaveTheDeclaredMembers() {
    CONTRACT.requireFits("FlowDetails", API.details(FLOW).json());
  }

  @Test
  void observationHasTheDeclaredMembers() {
    CONTRACT.requireFits("Observation", API.get("/api/observations/" + OBSERVATION).json());
  }

  @Test
  void queueHasTheDeclaredMembers() {
    CONTRACT.requireFits("QueueStatus", API.get("/api/queue").json());
  }

  @Test
  void deadLettersHaveTheDeclaredMembers() {
    CONTRACT.requireFits("DeadLetterList", API.get("/api/queue/dead").json());
  }

  @Test
  void healthHasTheDeclaredMembers() {
    CONTRACT.requireFits("Health", API.get("/health").json());
  }

  @Test
  void faultsHaveTheDeclaredMembers() {
    assertThat(
            new Answer[] {
              API.get("/api/flows?limit=0"),
              API.get("/api/flows/" + NOBODY),
              API.get("/api/nothing"),
              explore("{\"query\":\"status:done\"}"),
              API.post("faulty", "{\"steps\":[{\"status\":\"done\"}]}"),
              API.post("broken", "{"),
              API.call("DELETE", "/health", BodyPublishers.noBody())
            })
        .allSatisfy(answer -> CONTRACT.requireFits("Problem", answer.json()));
  }

  @Test
  void everyProblemIsNamed() {
    assertThat(CONTRACT.at("/components/schemas/ProblemName/enum").valueStream())
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList());
  }
}
