package dev.flowtrail.server.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.http.ProblemException;
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
