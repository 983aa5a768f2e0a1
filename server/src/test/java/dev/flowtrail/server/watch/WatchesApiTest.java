package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watches as people make them, on a server that works by its own clock. */
class WatchesApiTest {

  private static final RunningServer SERVER =
      RunningServer.start(
          Map.of(
              "webhook-private-addresses", "true",
              "watch-interval", "1s",
              "segment-wait", "20ms",
              "index-wait", "20ms",
              "public-url", "https://trail.example/"));

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final Receiver receiver = new Receiver();

  @AfterEach
  void forget() {
    receiver.close();
    SERVER.jdbi().useHandle(handle -> handle.execute("delete from watch"));
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer call(String method, String name, String body) {
    return SERVER
        .api()
        .call(
            method,
            "/api/watches/" + URLEncoder.encode(name, UTF_8).replace("+", "%20"),
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json");
  }

  private String webhook() {
    return "\"webhook\":{\"url\":\"%s\",\"secret\":\"%s\"}".formatted(receiver.url(), SECRET);
  }

  @Test
  void watchIsKeptShownAndForgotten() {
    Answer kept =
        call(
            "PUT",
            "too many / fail",
            "{\"process\":\"films\",\"query\":\"status:failed\",\"threshold\":0.05,\"minRuns\":7,"
                + webhook()
                + "}");
    assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    assertThat(kept.at("/name")).isEqualTo("too many / fail");
    assertThat(kept.at("/measure")).isEqualTo("share");
    assertThat(kept.at("/comparison")).isEqualTo("above");
    assertThat(kept.at("/windowSeconds")).isEqualTo("3600");
    assertThat(kept.at("/webhook/url")).isEqualTo(receiver.url());
    assertThat(kept.text()).doesNotContain("whsec_");
    assertThat(call("GET", "too many / fail", "").at("/minRuns")).isEqualTo("7");
    assertThat(call("DELETE", "too many / fail", "").json().path("watches")).isEmpty();
    assertThat(call("GET", "too many / fail", "").problem()).isEqualTo("watch-not-found");
  }

  @Test
  void watchesOfAProcessAreListedWithThoseOfAll() {
    call("PUT", "films", "{\"process\":\"films\",\"threshold\":1}");
    call("PUT", "products", "{\"process\":\"products\",\"threshold\":1}");
    call("PUT", "all", "{\"threshold\":1}");
    Answer answer = SERVER.api().get("/api/watches?process=films");
    assertThat(answer.json().path("watches").valueStream().map(it -> it.path("name").asText()))
        .containsExactly("all", "films");
    assertThat(SERVER.api().get("/api/watches").json().path("watches")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                              | threshold",
        "{\"threshold\":\"1\"}                                           | threshold",
        "{\"threshold\":1.5}                                             | threshold",
        "{\"threshold\":-1,\"measure\":\"count\"}                        | threshold",
        "{\"threshold\":1,\"measure\":\"average\"}                       | measure",
        "{\"threshold\":1,\"comparison\":\"beside\"}                     | comparison",
        "{\"threshold\":1,\"windowSeconds\":59}                          | windowSeconds",
        "{\"threshold\":1,\"windowSeconds\":604801}                      | windowSeconds",
        "{\"threshold\":1,\"minRuns\":-1}                                | minRuns",
        "{\"threshold\":1,\"process\":\"\"}                              | process",
        "{\"threshold\":1,\"enabled\":1}                                 | enabled",
        "{\"threshold\":1,\"webhook\":\"http://hooks.example\"}          | webhook",
        "{\"threshold\":1,\"webhook\":{\"secret\":\"x\"}}                | webhook.url",
        "{\"threshold\":1,\"webhook\":{\"url\":\"ftp://hooks.example\"}} | webhook.url",
        "{\"threshold\":1,\"webhook\":{\"url\":\"https://a.example\"}}   | webhook.secret",
        "{\"threshold\":1,\"webhook\":{\"url\":\"https://a.example\",\"secret\":\"whsec_c2hvcnQ=\"}}"
            + " | webhook.secret",
      })
  void badMemberIsRefused(String body, String member) {
    Answer answer = call("PUT", "bad", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(answer.at("/detail")).startsWith(member + ": expected ");
  }

  @Test
  void faultOfAQueryIsToldWithItsPlace() {
    Answer answer = call("PUT", "bad", "{\"query\":\"status:done\",\"threshold\":1}");
    assertThat(answer.problem()).isEqualTo("invalid-query");
    assertThat(answer.json().at("/position/from").intValue()).isEqualTo(7);
  }

  @Test
  void watchFiresAndTellsItsWebhook() {
    String begun = FlowText.quote(Instant.now().toString());
    SERVER
        .api()
        .store(
            FlowText.named("films")
                .with("createdAt", begun)
                .with("finishedAt", begun)
                .with("status", "\"failed\""));
    call(
        "PUT",
        "failing",
        "{\"process\":\"films\",\"query\":\"status:failed\",\"threshold\":0.5," + webhook() + "}");
    Eventually.isTrue(() -> call("GET", "failing", "").at("/delivery/status").equals("delivered"));
    Answer shown = call("GET", "failing", "");
    assertThat(shown.at("/state")).isEqualTo("firing");
    assertThat(shown.at("/value")).isEqualTo("1");
    assertThat(shown.at("/delivery/event")).isEqualTo("firing");
    assertThat(shown.at("/hitsQuery")).startsWith("process:\"films\" start >= ");
    assertThat(receiver.received().getFirst().event().at("/data/link").asText())
        .startsWith("https://trail.example/explore?of=flows&query=process%3A%22films%22");
  }

  @Test
  void watchCountsRunsByTheirCandidates() {
    String begun = FlowText.quote(Instant.now().toString());
    SERVER
        .api()
        .store(
            FlowText.named("books")
                .with("createdAt", begun)
                .with("finishedAt", begun)
                .with("status", "\"completed\"")
                .observing("verdicts", "[{\"id\":\"B1\",\"passed\":false}]"));
    call(
        "PUT",
        "who rejects B1",
        "{\"process\":\"books\",\"query\":\"candidate{id:B1 passed:false}\",\"threshold\":0.5}");
    Eventually.isTrue(() -> call("GET", "who rejects B1", "").at("/state").equals("firing"));
  }

  @Test
  void webhookIsTestedWithTheSecretThatWasKept() {
    call("PUT", "tested", "{\"threshold\":1," + webhook() + "}");
    String kept = "{\"threshold\":0.9,\"webhook\":{\"url\":\"%s\"}}".formatted(receiver.url());
    assertThat(call("PUT", "tested", kept).status()).isEqualTo(200);
    receiver.answering(500);
    assertThat(call("POST", "tested/test", "").at("/delivery/status")).isEqualTo("waiting");
    Eventually.isTrue(() -> call("GET", "tested", "").at("/delivery/status").equals("failed"));
    assertThat(receiver.types()).containsExactly("dev.flowtrail.watch.test");
    assertThat(receiver.received().getFirst().header("webhook-signature")).startsWith("v1,");
    call("PUT", "silent", "{\"threshold\":1}");
    assertThat(call("POST", "silent/test", "").problem()).isEqualTo("invalid-parameter");
    assertThat(call("POST", "nobody/test", "").problem()).isEqualTo("watch-not-found");
  }

  @Test
  void privateAddressIsRefusedAtOnceUnlessItIsAllowed() {
    try (RunningServer strict = SERVER.beside(Map.of("role", "api"))) {
      Answer answer =
          strict
              .api()
              .call(
                  "PUT",
                  "/api/watches/inside",
                  BodyPublishers.ofString("{\"threshold\":1," + webhook() + "}"),
                  "Content-Type",
                  "application/json");
      assertThat(answer.problem()).isEqualTo("invalid-parameter");
      assertThat(answer.at("/detail")).contains("webhook-private-addresses");
    }
  }
}
