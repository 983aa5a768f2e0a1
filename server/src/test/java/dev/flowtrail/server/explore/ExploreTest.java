package dev.flowtrail.server.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.http.ProblemException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExploreTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final ExploreClient EXPLORE = new ExploreClient(SERVER.api());

  @BeforeAll
  static void store() {
    SERVER
        .api()
        .store(
            FlowText.named("films")
                .with("key", "\"one\"")
                .with("attributes", "{\"huge\":1e999999,\"size\":1.50}")
                .observing("candidates", "[]"));
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @Test
  void faultOfAQueryIsToldWithItsPlace() {
    Answer answer = EXPLORE.ask("process:films step{drop_ratio > much}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-query");
    assertThat(answer.json().at("/position/from").intValue()).isEqualTo(32);
    assertThat(answer.json().at("/position/to").intValue()).isEqualTo(36);
    assertThat(answer.at("/expected/0")).isEqualTo("a number such as 0.9");
    assertThat(answer.at("/detail"))
        .isEqualTo("Expected a number such as 0.9 for drop_ratio but found much.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"of\":\"rows\"}              | of",
        "{\"limit\":0}                  | limit",
        "{\"limit\":100001}             | limit",
        "{\"limit\":\"1\"}              | limit",
        "{\"query\":7}                  | query",
        "{\"query\":\"\\u0000\"}        | query",
        "{\"sort\":\"colour\"}          | sort",
        "{\"sort\":\"-key\"}            | sort",
        "{\"cursor\":\"nonsense\"}      | cursor",
        "{\"cursor\":\"\"}              | cursor",
        "{\"cursor\":\"MSAyIDM\"}       | cursor",
      })
  void badMemberIsRefused(String question, String member) {
    Answer answer = EXPLORE.post("/api/explore", question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(answer.at("/detail")).startsWith(member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attr.huge > 1",
        "attr.huge:1e99",
        "attr.size > 1e99",
        "attr.\"'; drop table flow; --\" > 1",
        "key:\"' or '1'='1\"",
        "process:(\"\\\\\", \"%\", \":v0\", \"<x>\")",
        "step{name ~ \"\\\\\"}",
        "duration > 999999999w",
      })
  void hostileQueryFindsNothingAndHarmsNothing(String query) {
    Answer answer = EXPLORE.ask(query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("rows")).isEmpty();
    assertThat(EXPLORE.ask("attr.size:1.5 attr.huge != null").json().path("rows")).hasSize(1);
  }

  @Test
  void hugeListIsAnswered() {
    String query = "key:(" + "a,".repeat(997) + "one)";
    assertThat(EXPLORE.ask(query).json().path("rows")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "                       | step{",
        "proc                   | process",
        "status:                | abandoned",
        "status:fa              | failed",
        "process:fi             | films",
        "step{dr                | drop_ratio",
        "step{name = fil        | filter",
        "candidate{passed:false | false",
        "step{name:x} la        | last:",
      })
  void wordIsCompleted(String query, String expected) {
    String typed = query == null ? "" : query;
    Answer answer =
        EXPLORE.post(
            "/api/explore/completions", TestData.Json.object("query", typed, "at", typed.length()));
    assertThat(answer.json().path("options").valueStream().map(it -> it.path("text").asText()))
        .as(answer.text())
        .contains(expected)
        .doesNotContain("trace_id");
    assertThat(answer.json().path("to").intValue()).isEqualTo(typed.length());
  }

  @Test
  void savedQueryIsKeptUntilItIsForgotten() {
    put("which rule?", "{\"query\":\"last:7d\",\"of\":\"candidates\",\"group\":[\"rule\"]}");
    Answer kept = put("which rule?", "{\"query\":\"last:1d\"}");
    assertThat(kept.json().path("saved")).hasSize(1);
    assertThat(kept.at("/saved/0/query")).isEqualTo("last:1d");
    assertThat(put("broken", "{\"query\":\"status:done\"}").problem()).isEqualTo("invalid-query");
    Answer left = call("DELETE", "which rule?", "");
    assertThat(left.json().path("saved")).isEmpty();
  }

  private static Answer put(String name, String question) {
    return call("PUT", name, question);
  }

  private static Answer call(String method, String name, String body) {
    return SERVER
        .api()
        .call(
            method,
            "/api/explore/saved/" + URLEncoder.encode(name, UTF_8).replace("+", "%20"),
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"group\":[\"step\"]}",
        "{\"of\":\"candidates\",\"group\":[\"config\"]}",
        "{\"measures\":[\"avg(process)\"]}",
        "{\"measures\":[\"median(duration)\"]}",
        "{\"group\":[\"process\"],\"sort\":\"avg(duration)\"}",
        "{\"group\":[\"process\"],\"limit\":10001}",
      })
  void countsThatCannotBeAreRefused(String question) {
    Answer answer = EXPLORE.post("/api/explore", question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
  }

  @Test
  void listOfFlowsTakesTheSameLanguage() {
    assertThat(list("attr.size:1.5 step{status:completed}").at("/pagination/total")).isEqualTo("1");
    assertThat(list("!attr.size:1.5").at("/pagination/total")).isEqualTo("0");
    assertThat(list("candidate{id:nobody}").at("/pagination/total")).isEqualTo("0");
    Answer fault = list("status:done");
    assertThat(fault.problem()).isEqualTo("invalid-query");
    assertThat(fault.json().at("/position/from").intValue()).isEqualTo(7);
  }

  @Test
  void volumeTakesTheSameLanguage() {
    assertThat(volume("attr.size:1.5 step{status:completed}")).isEqualTo(1);
    assertThat(volume("!attr.size:1.5")).isZero();
    assertThat(volume("candidate{id:nobody}")).isZero();
  }

  private static int volume(String query) {
    return SERVER
        .api()
        .get("/api/volume?from=2000-01-01T00:00:00Z&query=" + URLEncoder.encode(query, UTF_8))
        .json()
        .path("counts")
        .valueStream()
        .mapToInt(JsonNode::intValue)
        .sum();
  }

  private static Answer list(String query) {
    return SERVER.api().get("/api/flows?query=" + URLEncoder.encode(query, UTF_8));
  }

  @Test
  void questionWaitsForItsTurnAndNotForEver() {
    QuerySlots slots = new QuerySlots(1, Duration.ofMillis(10));
    try (QuerySlots.Slot taken = slots.take()) {
      assertThatThrownBy(slots::take)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("too-many-queries");
    }
    slots.take().close();
  }

  /** Two wait for a lock and hold all places; a third gets one as soon as one is taken back. */
  @Test
  void questionThatIsTakenBackEndsAtOnceAndLeavesItsPlace() {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(3).toList();
    SERVER
        .jdbi()
        .useTransaction(handle -> {
          handle.execute("lock table flow in access exclusive mode");
          List<CompletableFuture<Answer>> first =
              ids.stream().limit(2).map(ExploreTest::askLater).toList();
          Eventually.isTrue(() -> questionsThatWaitForLocks() == 2);
          CompletableFuture<Answer> third = askLater(ids.getLast());
          assertThat(takeBack(ids.getFirst()).status()).isEqualTo(204);
          assertThat(first.getFirst().join().problem()).isEqualTo("question-cancelled");
          Eventually.isTrue(() -> questionsThatWaitForLocks() == 2);
          takeBack(ids.getLast());
          takeBack(ids.get(1));
          assertThat(third.join().problem()).isEqualTo("question-cancelled");
          assertThat(first.getLast().join().problem()).isEqualTo("question-cancelled");
          Eventually.isTrue(() -> questionsThatWaitForLocks() == 0);
        });
    assertThat(EXPLORE.ask("process:films").json().path("rows")).hasSize(1);
  }

  @Test
  void questionThatWaitsForItsTurnCanBeTakenBack() {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(3).toList();
    SERVER
        .jdbi()
        .useTransaction(handle -> {
          handle.execute("lock table flow in access exclusive mode");
          List<CompletableFuture<Answer>> first =
              ids.stream().limit(2).map(ExploreTest::askLater).toList();
          Eventually.isTrue(() -> questionsThatWaitForLocks() == 2);
          CompletableFuture<Answer> third = askLater(ids.getLast());
          takeBack(ids.getLast());
          assertThat(third.join().problem()).isEqualTo("question-cancelled");
          ids.forEach(ExploreTest::takeBack);
          first.forEach(CompletableFuture::join);
        });
  }

  private static CompletableFuture<Answer> askLater(String id) {
    return CompletableFuture.supplyAsync(
        () -> EXPLORE.post("/api/explore", "{}", "Question-Id", id), Thread::startVirtualThread);
  }

  private static Answer takeBack(String id) {
    return SERVER.api().call("DELETE", "/api/explore/running/" + id, BodyPublishers.noBody());
  }

  /**
   * Nothing else that the server does now and then. By a connection of its own: within a
   * transaction PostgreSQL shows again what it showed first.
   */
  private static int questionsThatWaitForLocks() {
    try (Handle handle = SERVER.jdbi().open()) {
      return handle
          .select(
              """
              select count(*)
              from pg_stat_activity
              where wait_event_type = 'Lock' and datname = current_database()
                and application_name = 'flowtrail question'
              """)
          .mapTo(Integer.class)
          .one();
    }
  }

  @Test
  void questionIsTakenBackByAUuidOnly() {
    assertThat(takeBack("one").problem()).isEqualTo("invalid-parameter");
    Answer answer = EXPLORE.post("/api/explore", "{}", "Question-Id", "one");
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
  }
}
