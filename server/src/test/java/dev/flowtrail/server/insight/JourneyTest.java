package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.FlowOfSteps.candidates;
import static dev.flowtrail.server.insight.FlowOfSteps.observation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  private static final String A_KEPT_B_DROPPED =
      candidates("[{\"id\":\"A\",\"passed\":true},{\"id\":\"B\",\"passed\":false}]");
  private static final String A_ALONE = candidates("[{\"id\":\"A\",\"passed\":true}]");

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer ask(String flowId, String candidateId) {
    String encoded = URLEncoder.encode(candidateId, UTF_8).replace("+", "%20");
    return API.get("/api/flows/" + flowId + "/candidates/" + encoded);
  }

  private static String sentence(FlowOfSteps flow, String candidateId) {
    JsonNode journey = ask(flow.store(API), candidateId).json();
    return journey.path("verdict").asText() + ": " + journey.path("sentence").asText();
  }

  @Test
  void ruleThatFailedIsNamedWithItsValueAndThreshold() {
    String rated =
        observation(
            "evaluations",
            """
            [{"asin":"B01","ok":false,"checks":{"rating":{"passed":false,"actual":4.3,"threshold":4.5,"operator":">="}}},
             {"asin":"B02","ok":false,"checks":{"rating":{"passed":false,"actual":1,"threshold":4.5,"operator":">="}}},
             {"asin":"B03","ok":true,"checks":{"rating":{"passed":true,"actual":4.9,"threshold":4.5,"operator":">="}}}]
            """,
            ",\"roles\":{\"id\":\"asin\",\"passed\":\"ok\",\"rules\":\"checks\"}");
    String flowId = new FlowOfSteps().step("rating", "", rated).store(API);
    Answer answer = ask(flowId, "B01");
    assertThat(answer.at("/sentence"))
        .isEqualTo(
            "B01 was dropped at rating (step 1 of 1): rating is 4.3, expected >= 4.5; it misses by"
                + " 0.2. 1 other candidate failed only this rule.");
    assertThat(answer.json().path("rule"))
        .hasToString(
            "{\"name\":\"rating\",\"passed\":false,\"actual\":4.3,\"threshold\":4.5,"
                + "\"operator\":\">=\",\"detail\":null,\"measure\":\"4.3 >= 4.5\",\"missedBy\":0.2,\"othersFailingOnlyThis\":1}");
    assertThat(answer.at("/journey/0/candidates")).isEmpty();
    assertThat(answer.json().at("/journey/0/candidates"))
        .hasToString("{\"in\":3,\"out\":1,\"recorded\":3}");
  }

  @Test
  void whoWasNeverThereIsSaidToHaveNeverEntered() {
    assertThat(sentence(new FlowOfSteps().step("filter", "", A_KEPT_B_DROPPED), "C"))
        .isEqualTo(
            "never_entered: C never entered: it is not among the 2 candidates of filter (step 1 of"
                + " 1).");
  }

  @Test
  void whoIsNotInASampleIsNotSaidToBeAbsent() {
    String sample =
        observation(
            "candidates",
            "[{\"id\":\"A\",\"passed\":true}]",
            ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\"},\"totals\":{\"in\":5000,\"out\":1}");
    assertThat(sentence(new FlowOfSteps().step("filter", "", sample), "C"))
        .isEqualTo(
            "not_recorded: What became of C was not recorded: filter (step 1 of 1) kept the data of"
                + " 1 of its 5,000 candidates, and it is not one of these.");
  }

  @Test
  void flowWithoutCandidatesSaysSo() {
    assertThat(sentence(new FlowOfSteps().step("call", "", observation("answer", "42", "")), "C"))
        .isEqualTo(
            "not_recorded: What became of C was not recorded: no step of this flow recorded its"
                + " candidates.");
  }

  @Test
  void whoReachedTheEndIsSelected() {
    assertThat(sentence(new FlowOfSteps().step("filter", "", A_KEPT_B_DROPPED), "A"))
        .isEqualTo("selected: A was selected at filter (step 1 of 1).");
  }

  @Test
  void whoIsReconsideredLaterIsNotDropped() {
    String bothKept = candidates("[{\"id\":\"A\",\"passed\":true},{\"id\":\"B\",\"passed\":true}]");
    FlowOfSteps flow =
        new FlowOfSteps().step("filter", "", A_KEPT_B_DROPPED).step("second_look", "", bothKept);
    assertThat(sentence(flow, "B"))
        .isEqualTo(
            "selected: B remained to the end: it is among the 2 candidates that second_look (step 2"
                + " of 2) let through.");
  }

  @Test
  void whoGotLostBetweenTwoStepsIsSaidToBeMissing() {
    String bothKept = candidates("[{\"id\":\"A\",\"passed\":true},{\"id\":\"B\",\"passed\":true}]");
    FlowOfSteps flow = new FlowOfSteps().step("merge", "", bothKept).step("judge", "", A_ALONE);
    assertThat(sentence(flow, "B"))
        .isEqualTo(
            "dropped: B passed merge (step 1 of 2), but is not among the 1 candidate that went into"
                + " judge (step 2 of 2). No reason was recorded.");
  }

  @Test
  void stepThatRanBesideIsNotBlamed() {
    String beside =
        "\"startedAt\":\"2026-01-05T10:00:00.500Z\",\"finishedAt\":\"2026-01-05T10:00:01.000Z\"";
    FlowOfSteps flow =
        new FlowOfSteps().step("left", "", A_KEPT_B_DROPPED).add("right", beside, candidates("[]"));
    assertThat(sentence(flow, "A")).startsWith("selected: A was selected at left");
  }

  @Test
  void failedAttemptThatWasTriedAgainDecidedNothing() {
    FlowOfSteps flow =
        new FlowOfSteps()
            .step(
                "filter", ",\"status\":\"failed\"", candidates("[{\"id\":\"A\",\"passed\":false}]"))
            .step("filter", ",\"version\":2", A_ALONE);
    assertThat(sentence(flow, "A")).startsWith("selected");
  }

  @Test
  void flowThatFailedBehindAStepDecidedNothingAboutWhoPassedIt() {
    FlowOfSteps flow =
        new FlowOfSteps().step("filter", "", A_ALONE).step("llm", ",\"status\":\"failed\"");
    assertThat(sentence(flow, "A"))
        .isEqualTo(
            "not_recorded: What became of A was not recorded: it passed filter (step 1 of 2), and a"
                + " later step failed.");
  }

  @Test
  void plainListsOfInputAndOutputTellWhoLeft() {
    FlowOfSteps flow =
        new FlowOfSteps()
            .step(
                "dedupe",
                "",
                observation("input", "[\"A\",\"B\",7]", ""),
                observation("output", "[\"A\",7]", ""));
    assertThat(sentence(flow, "B"))
        .isEqualTo("dropped: B was dropped at dedupe (step 1 of 1). No reason was recorded.");
  }

  @Test
  void listsThatHaveNothingInCommonAreNotTakenForCandidates() {
    FlowOfSteps flow =
        new FlowOfSteps()
            .step(
                "translate",
                "",
                observation("input", "[\"A\",\"B\"]", ""),
                observation("output", "[\"alpha\"]", ""));
    assertThat(sentence(flow, "A")).startsWith("not_recorded");
  }

  @Test
  void arrayWithoutRolesIsRecognisedByItsNames() {
    String plain =
        observation("rated", "[{\"sku\":\"A\",\"qualified\":false,\"reason\":\"too old\"}]", "");
    String flowId = new FlowOfSteps().step("check", "", plain).store(API);
    Answer answer = ask(flowId, "A");
    assertThat(answer.at("/sentence")).isEqualTo("A was dropped at check (step 1 of 1): too old.");
    assertThat(answer.json().at("/journey/0/inferred").booleanValue()).isTrue();
  }

  @Test
  void arrayWithinAnObjectIsFound() {
    String nested =
        candidates(
            "{\"took\":3,\"pages\":[1,[2]],\"found\":{\"hits\":[{\"id\":\"A\",\"passed\":false}]}}");
    assertThat(sentence(new FlowOfSteps().step("search", "", nested), "A")).startsWith("dropped");
  }

  @Test
  void whoKeepsAllRulesButComesTooLateIsRankedOut() {
    String ranking =
        observation(
            "ranking",
            """
            [{"id":"A","passed":true,"score":0.9,"rank":1},{"id":"B","passed":true,"score":0.7,"rank":2},
             {"id":"C","passed":false,"score":0.65,"rank":3}]
            """,
            ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\",\"score\":\"score\",\"rank\":\"rank\"}");
    assertThat(sentence(new FlowOfSteps().step("rank", "", ranking), "C"))
        .isEqualTo(
            "ranked_out: C was ranked out at rank (step 1 of 1): it came at rank 3; 2 went on; its"
                + " score 0.65 is 0.05 below the cut-off 0.7.");
  }

  @Test
  void candidateOfWhomARuleCouldNotTellIsNotSaidToHavePassed() {
    String threw = candidates("[{\"id\":\"A\",\"passed\":null},{\"id\":\"B\",\"passed\":true}]");
    assertThat(sentence(new FlowOfSteps().step("filter", "", threw), "A"))
        .isEqualTo(
            "not_recorded: What became of A was not recorded: filter (step 1 of 1) does not say"
                + " whether it went on.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a//b/",
        "100% new?",
        "a..b",
        "é😀",
        " ",
        "x\\\"y",
        "<b>",
        "12345678901234567890"
      })
  void anyTextMayBeAnId(String id) {
    String json =
        id.matches("\\d+") ? id : "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    String flowId =
        new FlowOfSteps()
            .step("filter", "", candidates("[{\"id\":" + json + ",\"passed\":true}]"))
            .store(API);
    Answer answer = ask(flowId, id);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/candidateId")).isEqualTo(id);
    assertThat(answer.at("/verdict")).isEqualTo("selected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":[1],\"passed\":\"yes\",\"rules\":7}]",
        "[{\"id\":{\"id\":\"A\"}},null,[[]],3.5,\"B\"]",
        "{\"a\":{\"b\":{}}}",
        "\"text\"",
        "[{\"id\":\"Z\",\"rules\":{\"r\":[],\"s\":{\"passed\":3,\"actual\":{\"x\":[1]}}}}]",
      })
  void dataOfAnyOtherFormIsNoFault(String data) {
    String roles = ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\",\"rules\":\"rules\"}";
    String flowId = new FlowOfSteps().step("odd", "", observation("odd", data, roles)).store(API);
    assertThat(ask(flowId, "A").at("/verdict")).isIn("never_entered", "not_recorded");
  }

  @Test
  void unknownFlowIsNotFound() {
    Answer answer = ask("0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a", "A");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("flow-not-found");
  }

  @Test
  void dataThatIsGoneIsSaidToBeGone() throws IOException {
    try (RunningServer server = RunningServer.start()) {
      String flowId = new FlowOfSteps().step("filter", "", A_ALONE).store(server.api());
      String undeclared = observation("rows", "[{\"id\":\"A\",\"passed\":true}]", "");
      String otherId = new FlowOfSteps().step("filter", "", undeclared).store(server.api());
      deleteFilesIn(server.payloadFolder());
      for (String id : List.of(flowId, otherId)) {
        assertThat(server.api().get("/api/flows/" + id + "/candidates/A").at("/sentence"))
            .isEqualTo(
                "What became of A was not recorded: the data of filter (step 1 of 1) is missing or"
                    + " damaged.");
        assertThat(server.api().get("/api/flows/" + id + "/funnel").status()).isEqualTo(200);
      }
    }
  }

  private static void deleteFilesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> segments = files.filter(Files::isRegularFile).toList();
      for (Path segment : segments) {
        Files.delete(segment);
      }
    }
  }
}
