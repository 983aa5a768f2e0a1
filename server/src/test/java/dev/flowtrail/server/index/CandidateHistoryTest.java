package dev.flowtrail.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CandidateHistoryTest {

  private static final RunningServer SERVER = RunningServer.start(Map.of("index-wait", "20ms"));
  private static final Api API = SERVER.api();

  private static final String ROLES =
      """
      ,"roles":{"id":"asin","passed":"ok","score":"score","rank":"rank","reason":"why",\
      "rules":"checks"},"queryable":{"price":"number"}\
      """;

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static FlowText flow(String createdAt, String data) {
    return FlowText.named("selection")
        .with("createdAt", FlowText.quote(createdAt))
        .with("status", "\"completed\"")
        .observing("evaluations", data, ROLES);
  }

  private static JsonNode history(String candidateId, int rows) {
    Eventually.isTrue(
        () -> API.get("/api/candidates/" + candidateId).json().at("/rows").size() == rows);
    return API.get("/api/candidates/" + candidateId).json();
  }

  @Test
  void everyFlowThatACandidateAppearedInIsToldNewestFirst() {
    String kept =
        API.store(
            flow(
                "2026-01-05T10:00:00.000Z",
                "[{\"asin\":\"H1\",\"ok\":true,\"score\":0.5,\"rank\":1,\"price\":9.90},{\"asin\":\"H2\"}]"));
    String dropped =
        API.store(
            flow(
                "2026-02-01T10:00:00.000Z",
                """
                [{"asin":"H1","ok":false,"why":"too dear","checks":{"stock":true,\
                "price":{"passed":false,"actual":9.9,"threshold":5},"rating":false}}]\
                """));
    JsonNode history = history("H1", 2);
    assertThat(history.at("/flows").intValue()).isEqualTo(2);
    assertThat(history.at("/rows/0/flowId").textValue()).isEqualTo(dropped);
    assertThat(history.at("/rows/0/passed").booleanValue()).isFalse();
    assertThat(history.at("/rows/0/rule").textValue()).isEqualTo("price");
    assertThat(history.at("/rows/0/reason").textValue()).isEqualTo("too dear");
    assertThat(history.at("/rows/1/flowId").textValue()).isEqualTo(kept);
    assertThat(history.at("/rows/1/passed").booleanValue()).isTrue();
    assertThat(history.at("/rows/1/score").doubleValue()).isEqualTo(0.5);
    assertThat(history.at("/rows/1/rank").intValue()).isEqualTo(1);
    assertThat(history.at("/index/through").isNull()).isFalse();
  }

  @Test
  void pagesFollowEachOtherWithoutGapsOrDoubles() {
    for (int i = 0; i < 7; i++) {
      API.store(
          flow(
              "2026-03-0%dT10:00:00.000Z".formatted(1 + i % 3),
              "[{\"asin\":\"P\"},{\"asin\":\"P\"}]"));
    }
    history("P", 14);
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = API.get("/api/candidates/P?limit=3" + cursor).json();
      page.at("/rows").forEach(row -> seen.add(row.at("/flowStart").textValue()));
      cursor = "&cursor=" + page.at("/cursor").textValue();
    } while (!cursor.endsWith("null"));
    assertThat(seen).hasSize(14).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void whatIsHeardLaterOfAFlowTakesThePlaceOfWhatWasIndexed() {
    String flow = UUID.randomUUID().toString();
    String step = UUID.randomUUID().toString();
    push(
        flow,
        "{\"type\":\"flow.started\",\"flow\":{\"id\":\"%s\",\"name\":\"late\",\"createdAt\":\"2026-01-05T10:00:00Z\"}}"
            .formatted(flow),
        "{\"type\":\"step.started\",\"step\":{\"id\":\"%s\",\"name\":\"s\",\"version\":1,\"position\":0}}"
            .formatted(step),
        observation(step, 1),
        "{\"type\":\"flow.finished\",\"flow\":{\"id\":\"%s\",\"status\":\"completed\",\"finishedAt\":\"2026-01-05T10:00:01Z\"}}"
            .formatted(flow));
    history("L1", 1);
    push(flow, observation(step, 2));
    history("L2", 1);
    assertThat(history("L1", 0).at("/flows").intValue()).isZero();
  }

  /** The newest version of an observation is the one that counts. */
  private static String observation(String step, int version) {
    return """
    {"type":"observation.captured","observation":{"id":"%s","stepId":"%s","name":"evaluations",\
    "version":%d,"capturedAt":"2026-01-05T10:00:00Z","role":"candidates",\
    "roles":{"id":"asin"},"data":[{"asin":"L%d"}]}}\
    """
        .formatted(UUID.randomUUID(), step, version, version);
  }

  private static void push(String flow, String... events) {
    Answer answer =
        API.call(
            "POST",
            "/api/flows/" + flow + "/events",
            BodyPublishers.ofString(String.join("\n", events)),
            "Content-Type",
            "application/x-ndjson",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  @Test
  void candidateThatNobodySawHasNoHistory() {
    JsonNode history = history("nobody'; drop table flow; --".replace(" ", "%20"), 0);
    assertThat(history.at("/flows").intValue()).isZero();
    assertThat(history.at("/cursor").isNull()).isTrue();
  }
}
