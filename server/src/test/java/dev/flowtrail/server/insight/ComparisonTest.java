package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.FlowOfSteps.candidates;
import static dev.flowtrail.server.insight.FlowOfSteps.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final String FILTER = ",\"kind\":\"filter\"";
  private static final String RANKED =
      ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\",\"rank\":\"rank\"}";

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode compare(FlowOfSteps left, FlowOfSteps right) {
    Answer answer = API.get("/api/compare?left=" + left.store(API) + "&right=" + right.store(API));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> verdicts(JsonNode comparison) {
    return StreamSupport.stream(comparison.path("steps").spliterator(), false)
        .map(step -> step.path("verdict").asText())
        .toList();
  }

  private static FlowOfSteps asked(String input, String config, String output) {
    return new FlowOfSteps()
        .step(
            "llm",
            ",\"kind\":\"llm\"",
            observation("input", input, ""),
            observation("config", config, ""),
            observation("output", output, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 3, same",
    "9, 2, 3, input_changed",
    "1, 9, 3, configuration_changed",
    "1, 2, 9, same_input_different_output",
    "9, 9, 9, input_changed",
    "1, 9, 9, configuration_changed",
  })
  void firstCauseThatDiffersIsNamed(String input, String config, String output, String verdict) {
    JsonNode comparison = compare(asked("1", "2", "3"), asked(input, config, output));
    assertThat(verdicts(comparison)).containsExactly(verdict);
  }

  @Test
  void outputOfUnknownInputIsNotBlamedOnTheStep() {
    JsonNode comparison =
        compare(
            new FlowOfSteps().step("llm", "", observation("output", "1", "")),
            new FlowOfSteps().step("llm", "", observation("output", "2", "")));
    assertThat(verdicts(comparison)).containsExactly("output_changed");
    assertThat(comparison.path("sentence").asText())
        .isEqualTo("They part at llm: its output differs, and its input was not recorded.");
  }

  @Test
  void orderOfKeysIsNoDifference() {
    JsonNode comparison =
        compare(asked("{\"a\":1,\"b\":2}", "1", "1"), asked("{\"b\":2,\"a\":1}", "1", "1"));
    assertThat(comparison.path("firstDivergence").isNull()).isTrue();
    assertThat(comparison.path("sentence").asText())
        .isEqualTo("No step differs in what was recorded.");
  }

  @Test
  void firstDivergenceIsTheFirstStepThatDiffers() {
    FlowOfSteps left =
        new FlowOfSteps()
            .step("parse", "", observation("input", "1", ""))
            .step("search", "", observation("input", "1", ""), observation("output", "[1]", ""))
            .step("judge", "", observation("input", "[1]", ""));
    FlowOfSteps right =
        new FlowOfSteps()
            .step("parse", "", observation("input", "1", ""))
            .step("search", "", observation("input", "1", ""), observation("output", "[2]", ""))
            .step("judge", "", observation("input", "[2]", ""));
    JsonNode comparison = compare(left, right);
    assertThat(verdicts(comparison))
        .containsExactly("same", "same_input_different_output", "input_changed");
    assertThat(comparison.path("firstDivergence"))
        .hasToString(
            "{\"index\":1,\"step\":\"search\",\"verdict\":\"same_input_different_output\"}");
  }

  @Test
  void stepsAreAlignedAroundTheOneThatOnlyOneFlowHas() {
    FlowOfSteps left = new FlowOfSteps().step("a", "").step("b", "").step("c", "");
    FlowOfSteps right =
        new FlowOfSteps().step("a", "").step("retry", "").step("b", "").step("c", "").step("d", "");
    assertThat(verdicts(compare(left, right)))
        .containsExactly("same", "only_right", "same", "same", "only_right");
  }

  @Test
  void candidatesThatDifferAreCountedAndShown() {
    String left =
        observation(
            "ranking",
            """
            [{"id":"A","passed":true,"rank":1},{"id":"B","passed":true,"rank":2},
             {"id":"C","passed":false,"rank":3},{"id":"D","passed":false,"rank":4}]
            """,
            RANKED);
    String right =
        observation(
            "ranking",
            """
            [{"id":"A","passed":true,"rank":2},{"id":"B","passed":false,"rank":3},
             {"id":"C","passed":true,"rank":1},{"id":"E","passed":false,"rank":4}]
            """,
            RANKED);
    JsonNode candidates =
        compare(
                new FlowOfSteps().step("rank", FILTER, left),
                new FlowOfSteps().step("rank", FILTER, right))
            .at("/steps/0/candidates");
    assertThat(candidates.path("onlyLeft").intValue()).isEqualTo(1);
    assertThat(candidates.path("onlyRight").intValue()).isEqualTo(1);
    assertThat(candidates.path("verdictChanged").intValue()).isEqualTo(2);
    assertThat(candidates.path("rankMoved").intValue()).isEqualTo(1);
    assertThat(candidates.path("jaccard").doubleValue()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(candidates.path("partial").booleanValue()).isFalse();
    assertThat(candidates.at("/examples/0"))
        .hasToString(
            "{\"id\":\"C\",\"change\":\"verdict_changed\",\"left\":{\"out\":false,\"rank\":3},"
                + "\"right\":{\"out\":true,\"rank\":1}}");
  }

  @Test
  void otherCandidatesAreOtherInputOfAFilterAndOtherOutputOfASearch() {
    String one = candidates("[{\"id\":\"A\",\"passed\":true}]");
    String other = candidates("[{\"id\":\"B\",\"passed\":true}]");
    String query = observation("input", "\"shoes\"", "");
    JsonNode comparison =
        compare(
            new FlowOfSteps()
                .step("search", ",\"kind\":\"retrieve\"", query, one)
                .step("f", FILTER, one),
            new FlowOfSteps()
                .step("search", ",\"kind\":\"retrieve\"", query, other)
                .step("f", FILTER, other));
    assertThat(verdicts(comparison))
        .containsExactly("same_input_different_output", "input_changed");
  }

  @Test
  void sameFlowIsTheSameAsItself() {
    String flowId = Planted.record(API, Planted.products(41));
    JsonNode comparison = API.get("/api/compare?left=" + flowId + "&right=" + flowId).json();
    assertThat(comparison.path("firstDivergence").isNull()).isTrue();
    assertThat(comparison.at("/steps/3/candidates/rbo").doubleValue()).isEqualTo(1);
    assertThat(comparison.at("/steps/3/candidates/jaccard").doubleValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "left=0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a, 400, invalid-parameter",
    "left=x&right=y, 400, invalid-parameter",
    "left=0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a&right=0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a, 404, flow-not-found",
  })
  void twoFlowsThatExistAreNeeded(String query, int status, String problem) {
    Answer answer = API.get("/api/compare?" + query);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }
}
