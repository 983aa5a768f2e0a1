package dev.flowtrail.server.query;

import static dev.flowtrail.server.FlowText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Flows of which nothing is heard for long, and what writers disagree about. */
class LateNewsTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final String STEP = quote("0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3b");

  private final UUID flow = UUID.randomUUID();
  private final String key = "key of " + flow;

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private void push(String... lines) {
    Answer answer =
        API.call(
            "POST",
            "/api/flows/" + flow + "/events",
            BodyPublishers.ofString(String.join("\n", lines)),
            "Content-Type",
            "application/x-ndjson");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private String flowStarted() {
    return "{\"type\":\"flow.started\",\"flow\":{\"id\":\"%s\",\"name\":\"late\",\"key\":\"%s\"}}"
        .formatted(flow, key);
  }

  private static String step(String type, String more) {
    return "{\"type\":\"step.%s\",\"step\":{\"id\":%s,\"name\":\"s\"%s}}"
        .formatted(type, STEP, more);
  }

  private JsonNode read() {
    return API.get("/api/flows/" + flow).json();
  }

  private void awaitText(String pointer, String text) {
    Eventually.isTrue(() -> read().at(pointer).asText().equals(text));
  }

  private List<String> listed(String status) {
    return API.get("/api/flows?status=%s&key=%s".formatted(status, key.replace(" ", "%20")))
        .json()
        .at("/flows")
        .valueStream()
        .map(it -> it.at("/status").asText())
        .toList();
  }

  /** As if the last news had come an hour ago. */
  private void fallSilent() {
    SERVER
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update flow set heard_at = now() - interval '1 hour' where id = ?", flow));
  }

  @Test
  void flowWithoutNewsIsAbandonedAndComesBackWithNews() {
    push(flowStarted(), step("started", ""));
    awaitText("/steps/0/status", "running");
    assertThat(listed("running")).containsExactly("running");
    fallSilent();
    assertThat(read().at("/status").asText()).isEqualTo("abandoned");
    assertThat(read().at("/steps/0/status").asText()).isEqualTo("abandoned");
    assertThat(listed("abandoned")).containsExactly("abandoned");
    assertThat(listed("running")).isEmpty();
    push(step("finished", ",\"status\":\"completed\""));
    awaitText("/status", "running");
    assertThat(read().at("/steps/0/status").asText()).isEqualTo("completed");
  }

  @Test
  void flowThatEndedIsNeverAbandonedButWhatStillRanInItIs() {
    push(
        flowStarted(),
        step("started", ""),
        "{\"type\":\"flow.finished\",\"flow\":{\"id\":\"%s\",\"status\":\"failed\"}}"
            .formatted(flow));
    awaitText("/status", "failed");
    assertThat(read().at("/steps/0/status").asText()).isEqualTo("running");
    fallSilent();
    assertThat(read().at("/status").asText()).isEqualTo("failed");
    assertThat(read().at("/steps/0/status").asText()).isEqualTo("abandoned");
  }

  @Test
  void clocksThatDisagreeAreNoted() {
    push(
        flowStarted(),
        step("started", ",\"startedAt\":\"2026-01-05T12:00:02.500Z\""),
        step("finished", ",\"status\":\"completed\",\"finishedAt\":\"2026-01-05T12:00:01.000Z\""));
    awaitText("/steps/0/status", "completed");
    assertThat(read().at("/notes/0/kind").asText()).isEqualTo("clock-skew");
    assertThat(read().at("/notes/0/detail").asText())
        .contains("1500 ms", "step s ended before it began");
  }

  @Test
  void attemptsAreNumberedByTheirBeginnings() {
    FlowText attempt = FlowText.named("work").with("key", quote(key));
    String second = API.store(attempt.with("createdAt", quote("2026-01-05T11:00:00Z")));
    String first = API.store(attempt.with("createdAt", quote("2026-01-05T10:00:00Z")));
    API.store(FlowText.named("other work").with("key", quote(key)));
    JsonNode attempts = API.get("/api/flows/" + second).json().at("/attempts");
    assertThat(attempts.at("/number").intValue()).isEqualTo(2);
    assertThat(attempts.at("/total").intValue()).isEqualTo(2);
    assertThat(attempts.at("/nearest/0/id").asText()).isEqualTo(first);
    assertThat(attempts.at("/nearest/1/id").asText()).isEqualTo(second);
  }

  @Test
  void flowWithoutAKeyIsNoAttempt() {
    String id = API.store(FlowText.named("alone"));
    assertThat(API.get("/api/flows/" + id).json().at("/attempts").isNull()).isTrue();
  }
}
