package dev.flowtrail.server.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.http.ProblemException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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
        "{\"limit\":1001}               | limit",
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
        "{\"of\":\"candidates\",\"group\":[\"attr.market\"]}",
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
}
