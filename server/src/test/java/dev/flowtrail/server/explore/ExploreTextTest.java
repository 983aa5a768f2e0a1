package dev.flowtrail.server.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExploreTextTest {

  private static final RunningServer SERVER =
      RunningServer.start(Map.of("index-wait", "20ms", "index-text-words", "300"));
  private static final ExploreClient EXPLORE = new ExploreClient(SERVER.api());

  @BeforeAll
  static void store() {
    SERVER
        .api()
        .store(
            FlowText.named("offers")
                .with("reason", "\"no café\\nleft\"")
                .with("finishedAt", "\"2026-01-05T10:00:09Z\"")
                .observing("first", "[{\"title\":\"nothing here\",\"unseen_member\":7}]")
                .observing(
                    "second",
                    "{\"deep\":[\"%s a red phone case 🎧 of leather\",\"手机壳\"]}"
                        .formatted("x".repeat(300)))
                .observing("third", "[\"%slast\"]".formatted("word ".repeat(300))));
    Eventually.isTrue(() -> rows("leather").size() == 1);
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static List<JsonNode> rows(String query) {
    return EXPLORE.rows(Scope.FLOW, query, "", 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CAFE              ; no café left         ; café       ; reason",
        "off*              ; offers               ; offers     ; name",
        "'\"phone case\"'  ; a red phone case 🎧  ; phone case ; observation",
        "壳                ; 手机壳               ; 壳         ; observation",
        "step{leather}     ; leather              ; leather    ; observation",
        "nobody || left  ; no café left         ; left       ; reason",
        "!nobody left      ; no café left         ; left       ; reason"
      })
  void textIsShownWhereItStands(String query, String around, String marked, String where) {
    JsonNode fragment = rows(query).getFirst().path("fragment");
    String text = fragment.path("text").asText();
    JsonNode range = fragment.at("/ranges/0");
    assertThat(text).contains(around).hasSizeLessThanOrEqualTo(162);
    assertThat(text.substring(range.path("from").intValue(), range.path("to").intValue()))
        .isEqualTo(marked);
    assertThat(fragment.path("where").asText()).isEqualTo(where);
    assertThat(fragment.path("observationId").isTextual()).isEqualTo(where.equals("observation"));
  }

  @Test
  void rowsHaveNoFragmentWhenNoTextIsLookedFor() {
    assertThat(rows("process:offers").getFirst().has("fragment")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unseen_member",
        "\"case phone\"",
        "\"here xx*\"",
        "leathe",
        "candidate{leather}",
        "last",
        "\"'); drop table flow; --\"",
        "\"'a':1 & 'b' <-> !c\"",
      })
  void textThatIsNotThereIsNotFound(String query) {
    assertThat(rows(query)).isEmpty();
  }

  @Test
  void stepIsListedForItsOwnTexts() {
    List<JsonNode> steps = EXPLORE.rows(Scope.STEP, "leather", "", 10);
    assertThat(steps).hasSize(1);
    JsonNode fragment = steps.getFirst().path("fragment");
    assertThat(fragment.path("step")).isEqualTo(steps.getFirst().path("name"));
    assertThat(fragment.path("stepId")).isEqualTo(steps.getFirst().path("id"));
  }

  @Test
  void runningFlowIsFoundAtOnce() {
    String id = SERVER.api().store(FlowText.named("just begun"));
    assertThat(rows("begun")).hasSize(1);
    assertThat(rows(id)).hasSize(1);
  }

  @Test
  void answerTellsHowFreshTheWordsAre() {
    Answer answer = EXPLORE.ask("leather");
    assertThat(answer.at("/index/lagMillis")).isNotEmpty();
  }
}
