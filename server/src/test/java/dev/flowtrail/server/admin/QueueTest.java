package dev.flowtrail.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.queue.Claim;
import dev.flowtrail.server.queue.Policies;
import dev.flowtrail.server.queue.PostgresInbox;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue as its page sees it; the tests themselves are the worker. */
class QueueTest {

  private static final RunningServer SERVER = RunningServer.start(Map.of("role", "api"));
  private static final Api API = SERVER.api();

  private final PostgresInbox inbox =
      new PostgresInbox(SERVER.jdbi(), Policies.ROOMY, System::nanoTime);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void empty() {
    claimAll().forEach(claim -> inbox.bury(claim, "left over"));
    deadLetters("").forEach(letter -> discard(letter.get("id").asText()));
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  private List<Claim> claimAll() {
    return inbox.claim(1_000, Long.MAX_VALUE, Duration.ofMinutes(1));
  }

  private static JsonNode queue() {
    return API.get("/api/queue").json();
  }

  private static JsonNode deadLetters(String parameters) {
    return API.get("/api/queue/dead" + parameters).json().get("deadLetters");
  }

  private static Answer retry(String id) {
    return API.call("POST", "/api/queue/dead/" + id + "/retry", BodyPublishers.noBody());
  }

  private static Answer discard(String id) {
    return API.call("DELETE", "/api/queue/dead/" + id, BodyPublishers.noBody());
  }

  private String buryOne(String name) {
    API.post(FlowText.named(name));
    claimAll().forEach(claim -> inbox.bury(claim, "StoreException: the store did not take it"));
    return deadLetters("?limit=1").get(0).get("id").asText();
  }

  @Test
  void whatWaitsIsCountedByWhatBecomesOfIt() {
    for (int i = 0; i < 4; i++) {
      API.post(FlowText.of("[" + i + "]"));
    }
    List<Claim> claims = inbox.claim(3, Long.MAX_VALUE, Duration.ofMinutes(1));
    inbox.retryLater(claims.get(0), Duration.ofMinutes(1), "StoreException: later");
    inbox.bury(claims.get(1), "StoreException: never");
    JsonNode queue = queue();
    assertThat(queue.at("/waiting/entries").intValue()).isEqualTo(3);
    assertThat(queue.at("/waiting/bytes").intValue()).isPositive();
    assertThat(queue.at("/inFlight").intValue()).isEqualTo(1);
    assertThat(queue.at("/delayed").intValue()).isEqualTo(1);
    assertThat(queue.at("/dead").intValue()).isEqualTo(1);
    assertThat(queue.at("/oldest/ageSeconds").doubleValue()).isBetween(0.0, 60.0);
    assertThat(queue.at("/failures/0/cause").textValue()).isEqualTo("StoreException");
    assertThat(queue.at("/limits/entries").longValue()).isEqualTo(1_000_000);
  }

  @Test
  void emptyQueueHasNoOldest() {
    JsonNode queue = queue();
    assertThat(queue.at("/waiting/entries").intValue()).isZero();
    assertThat(queue.at("/oldest").isNull()).isTrue();
    assertThat(queue.at("/donePerMinute")).hasSize(60);
  }

  @Test
  void payloadSizeFollowsTheSegments() {
    JsonNode before = queue().at("/payload");
    SERVER
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                insert into segment (object_key, bytes, created_at)
                values ('a', 700, now()), ('b', 50, now())
                """));
    JsonNode after = queue().at("/payload");
    assertThat(after.at("/segments").intValue()).isEqualTo(before.at("/segments").intValue() + 2);
    assertThat(after.at("/bytes").intValue()).isEqualTo(before.at("/bytes").intValue() + 750);
    SERVER
        .jdbi()
        .useHandle(handle -> handle.execute("delete from segment where object_key in ('a', 'b')"));
    assertThat(queue().at("/payload")).isEqualTo(before);
  }

  @Test
  void deadLetterTellsWhatItIsAndWhyItIsDead() {
    buryOne("selection");
    JsonNode letter = deadLetters("").get(0);
    assertThat(letter.at("/flowName").textValue()).isEqualTo("selection");
    assertThat(letter.at("/error").textValue())
        .isEqualTo("StoreException: the store did not take it");
    assertThat(letter.at("/attempts").intValue()).isEqualTo(1);
  }

  @Test
  void deadLettersComeInPagesTheNewestFirst() {
    String first = buryOne("first");
    String second = buryOne("second");
    String third = buryOne("third");
    Answer page = API.get("/api/queue/dead?limit=2");
    assertThat(page.json().get("deadLetters").findValuesAsText("id"))
        .containsExactly(third, second);
    Answer next = API.get("/api/queue/dead?limit=2&cursor=" + page.at("/nextCursor"));
    assertThat(next.json().get("deadLetters").findValuesAsText("id")).containsExactly(first);
    assertThat(next.json().get("nextCursor").isNull()).isTrue();
  }

  @Test
  void deadLetterThatIsRetriedWaitsAgain() {
    String id = buryOne("selection");
    Answer answer = retry(id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/outcome")).isEqualTo("retried");
    assertThat(queue().at("/waiting/entries").intValue()).isEqualTo(1);
    assertThat(deadLetters("")).isEmpty();
  }

  @Test
  void deadLetterThatIsDiscardedIsGone() {
    String id = buryOne("selection");
    assertThat(discard(id).at("/outcome")).isEqualTo("discarded");
    assertThat(deadLetters("")).isEmpty();
    assertThat(queue().at("/dead").intValue()).isZero();
  }

  @Test
  void whatIsNotSetAsideCanNeitherBeRetriedNorDiscarded() {
    for (String id : List.of("123456789", "99999999999999999999", "1-2", "x", "%2e%2e")) {
      for (Answer answer : List.of(retry(id), discard(id))) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("dead-letter-not-found");
      }
    }
  }

  @Test
  void badParametersAreNamed() {
    for (String parameters : List.of("?limit=0", "?limit=201", "?cursor=x", "?page=2")) {
      Answer answer = API.get("/api/queue/dead" + parameters);
      assertThat(answer.problem()).isEqualTo("invalid-parameter");
    }
    assertThat(API.get("/api/queue?limit=1").problem()).isEqualTo("invalid-parameter");
  }

  @Test
  void pageOfAnotherSiteRetriesAndDiscardsNothing() {
    String id = buryOne("selection");
    String[] foreign = {"Sec-Fetch-Site", "cross-site"};
    String path = "/api/queue/dead/" + id;
    assertThat(API.call("DELETE", path, BodyPublishers.noBody(), foreign).status()).isEqualTo(403);
    assertThat(API.call("POST", path + "/retry", BodyPublishers.noBody(), foreign).status())
        .isEqualTo(403);
    assertThat(deadLetters("")).hasSize(1);
  }

  @Test
  void queueThatDoesNotAnswerIsNamed() {
    try (RunningServer server = RunningServer.start(Map.of("role", "api"))) {
      server.dropDatabase();
      Answer answer = server.api().get("/api/queue");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/part")).isEqualTo("queue");
    }
  }
}
