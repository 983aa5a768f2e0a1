package dev.flowtrail.server.ingest;

import static dev.flowtrail.server.FlowText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final RunningServer SERVER = RunningServer.start(Map.of("segment-wait", "20ms"));
  private static final RunningServer OTHER = SERVER.beside(Map.of("segment-wait", "20ms"));
  private static final Api API = SERVER.api();
  private static final String STEP = quote("0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3b");
  private static final String ID = quote("0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3c");
  private static final String NOON = quote("2026-01-05T12:00:00.000Z");

  private final UUID flow = UUID.randomUUID();

  @AfterAll
  static void close() {
    OTHER.close();
    SERVER.close();
  }

  private static Answer push(Api api, UUID flow, String lines, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type");
    all.add("application/x-ndjson");
    return api.call(
        "POST",
        "/api/flows/" + flow + "/events",
        BodyPublishers.ofString(lines),
        all.toArray(String[]::new));
  }

  private Answer push(String... lines) {
    Answer answer = push(API, flow, String.join("\n", lines));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer;
  }

  private static String stepStarted(String name) {
    return """
    {"type":"step.started","step":{"id":%s,"name":"%s","version":1,"position":0,"createdAt":%s}}\
    """
        .formatted(STEP, name, NOON);
  }

  private static String stepFinished(String status) {
    return "{\"type\":\"step.finished\",\"step\":{\"id\":%s,\"status\":\"%s\"}}"
        .formatted(STEP, status);
  }

  private String flowStarted(String more) {
    return "{\"type\":\"flow.started\",\"flow\":{\"id\":\"%s\"%s}}".formatted(flow, more);
  }

  private static String captured(String data) {
    return """
    {"type":"observation.captured","observation":{"id":%s,"stepId":%s,"name":"rows",\
    "capturedAt":%s,"roles":{"passed":"ok"},"data":%s}}\
    """
        .formatted(ID, STEP, NOON, data);
  }

  private JsonNode read() {
    return API.get("/api/flows/" + flow).json();
  }

  private void awaitText(String pointer, String text) {
    Eventually.isTrue(() -> read().at(pointer).asText().equals(text));
  }

  @Test
  void answerNamesTheFlowAndCountsTheEvents() {
    Answer answer = push(stepStarted("a"), stepFinished("completed"));
    assertThat(answer.json().at("/flowId").asText()).isEqualTo(flow.toString());
    assertThat(answer.json().at("/events").intValue()).isEqualTo(2);
    assertThat(answer.json().at("/replayed").booleanValue()).isFalse();
  }

  @Test
  void sameEventsInAnyOrderAreTheSameRequest() {
    push(stepStarted("a"), stepFinished("completed"));
    assertThat(push(stepFinished("completed"), stepStarted("a")).json().at("/replayed"))
        .hasToString("true");
    assertThat(push(stepFinished("failed"), stepStarted("a")).json().at("/replayed"))
        .hasToString("false");
  }

  @Test
  void signOfLifeIsNewEachTime() {
    String sign = "{\"type\":\"flow.started\",\"at\":%s,\"flow\":{\"id\":\"%s\"}}";
    push(sign.formatted(NOON, flow));
    awaitText("/status", "running");
    String heardAt = read().at("/heardAt").asText();
    push(sign.formatted(quote("2026-01-05T12:00:01.000Z"), flow));
    Eventually.isTrue(() -> read().at("/heardAt").asText().compareTo(heardAt) > 0);
  }

  @Test
  void keyOfOneRequestDoesNotFitAnother() {
    push(API, flow, stepStarted("a"), "Idempotency-Key", "key of " + flow);
    Answer other = push(API, flow, stepStarted("b"), "Idempotency-Key", "key of " + flow);
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void whatNobodyHasToldYetIsSaidToBeUnknown() {
    push(stepFinished("completed"));
    awaitText("/status", "running");
    JsonNode before = read();
    assertThat(before.at("/name").asText()).isEmpty();
    assertThat(before.at("/unknown")).hasToString("[\"name\",\"createdAt\"]");
    assertThat(before.at("/steps/0/status").asText()).isEqualTo("completed");
    assertThat(before.at("/steps/0/unknown")).hasToString("[\"name\",\"position\",\"createdAt\"]");
    push(flowStarted(",\"name\":\"late\",\"createdAt\":" + NOON), stepStarted("a"));
    awaitText("/name", "late");
    assertThat(read().at("/unknown")).isEmpty();
    assertThat(read().at("/steps/0/name").asText()).isEqualTo("a");
    assertThat(read().at("/steps/0/unknown")).isEmpty();
  }

  @Test
  void candidatesAreCountedWhereverTheStepIsTold() {
    push(flowStarted(""), stepStarted("a"));
    awaitText("/steps/0/name", "a");
    push(captured("[{\"ok\":true},{\"ok\":false}]"));
    Eventually.isTrue(() -> read().at("/steps/0/candidates/in").intValue() == 2);
    push(stepFinished("completed"));
    awaitText("/steps/0/status", "completed");
    assertThat(read().at("/steps/0/candidates")).hasToString("{\"in\":2,\"out\":1}");
  }

  @Test
  void idThatComesBackWithOtherDataIsKeptBesideTheFirst() {
    push(captured("[1]"));
    awaitText("/steps/0/observations/0/name", "rows");
    push(captured("[2]"));
    Eventually.isTrue(() -> read().at("/steps/0/observations").size() == 2);
    List<String> texts = new ArrayList<>();
    List<String> conflicts = new ArrayList<>();
    for (JsonNode observation : read().at("/steps/0/observations")) {
      texts.add(API.get(observation.at("/dataUrl").asText()).text());
      conflicts.add(observation.at("/conflictsWith").toString());
    }
    assertThat(texts).containsExactlyInAnyOrder("[1]", "[2]");
    assertThat(conflicts).containsExactlyInAnyOrder("null", ID);
    push(stepFinished("failed"), captured("[1]"));
    awaitText("/steps/0/status", "failed");
    assertThat(read().at("/steps/0/observations")).hasSize(2);
  }

  @Test
  void repeatsThatTwoWritersNumberedAlikeAreNumberedByTime() {
    String started =
        """
        {"type":"step.started","step":{"id":"%s","name":"try","version":1,"position":0,\
        "createdAt":"2026-01-05T12:00:0%d.000Z"}}\
        """;
    UUID later = UUID.randomUUID();
    UUID earlier = UUID.randomUUID();
    push(started.formatted(later, 2));
    push(started.formatted(earlier, 1));
    Eventually.isTrue(() -> read().at("/steps").size() == 2);
    assertThat(read().at("/steps/0/id").asText()).isEqualTo(earlier.toString());
    assertThat(read().at("/steps/0/version").intValue()).isEqualTo(1);
    assertThat(read().at("/steps/1/id").asText()).isEqualTo(later.toString());
    assertThat(read().at("/steps/1/version").intValue()).isEqualTo(2);
  }

  @Test
  void largePushTakesItsWayByThePayloadStore() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      lines
          .append(
              captured("\"" + "x".repeat(i) + UUID.randomUUID().toString().repeat(20) + "\"")
                  .replace(ID, quote(UUID.randomUUID().toString())))
          .append('\n');
    }
    push(lines.toString());
    Eventually.isTrue(() -> read().at("/steps/0/observations").size() == 400);
    assertThat(API.get(read().at("/steps/0/observations/7/dataUrl").asText()).status())
        .isEqualTo(200);
  }

  @Test
  void everyFaultIsNamedByItsLine() {
    Answer answer =
        push(
            API,
            flow,
            String.join(
                "\n",
                flowStarted(""),
                "{\"type\":\"step.finished\",\"step\":{\"id\":" + STEP + "}}",
                flowStarted("").replace(flow.toString(), UUID.randomUUID().toString())));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("/2/step/status", "/3/flow/id");
    assertThat(API.get("/api/flows/" + flow).status()).isEqualTo(404);
  }

  @Test
  void flowThatIsToldTwiceIsOneOfAll() {
    push(flowStarted(""));
    awaitText("/status", "running");
    API.store(FlowText.named("whole").with("id", quote(flow.toString())));
    awaitText("/name", "whole");
    String counted = "/api/flows?from=1970-01-01T00:00:00Z";
    assertThat(API.get("/api/flows").json().at("/pagination/total"))
        .isEqualTo(API.get(counted).json().at("/pagination/total"));
  }

  @Test
  void flowInPiecesCompletesOneThatWasSentWhole() {
    API.store(FlowText.named("whole").with("id", quote(flow.toString())));
    push(
        "{\"type\":\"flow.finished\",\"flow\":{\"id\":\"%s\",\"status\":\"failed\",\"finishedAt\":%s}}"
            .formatted(flow, NOON));
    awaitText("/status", "failed");
    assertThat(read().at("/name").asText()).isEqualTo("whole");
  }

  /** Each flow in its own disorder, all at once, by way of two servers with a worker each. */
  @Test
  void flowsThatArePushedInAnyWayAreThoseThatWereSentWhole() throws Exception {
    int count = 250;
    List<UUID> pushed = new ArrayList<>();
    List<UUID> whole = new ArrayList<>();
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      PushedFlow told = new PushedFlow(seed);
      UUID wholeId = UUID.randomUUID();
      UUID pushedId = UUID.randomUUID();
      whole.add(wholeId);
      pushed.add(pushedId);
      requests.add(() -> API.post(wholeId.toString(), told.document(wholeId)));
      for (String lines : told.requests(pushedId)) {
        Api api = requests.size() % 2 == 0 ? API : OTHER.api();
        requests.add(() -> push(api, pushedId, lines));
      }
    }
    Collections.shuffle(requests, new Random(count));
    callAll(requests);
    for (int i = 0; i < count; i++) {
      JsonNode expected = details(whole.get(i));
      UUID id = pushed.get(i);
      Eventually.isTrue(() -> details(id).equals(expected));
    }
  }

  private static void callAll(List<Callable<Answer>> requests) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      for (Future<Answer> answer : clients.invokeAll(requests)) {
        assertThat(answer.get().status()).isEqualTo(202);
      }
    }
  }

  /** All but which flow it is, and when the server heard of it. */
  private static JsonNode details(UUID id) {
    API.awaitVisible(id.toString());
    ObjectNode flow = (ObjectNode) API.details(id.toString()).json();
    flow.remove(List.of("id", "receivedAt", "heardAt", "attempts"));
    return flow;
  }
}
