package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.FlowOfSteps.candidates;
import static dev.flowtrail.server.insight.FlowOfSteps.observation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ObservationComparisonTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode compare(String left, String right, String more) {
    return API.get(
            "/api/compare/observations?left=%s&right=%s%s"
                .formatted(observed(left), observed(right), more))
        .json();
  }

  private static String observed(String observation) {
    String flowId = new FlowOfSteps().step("step", "", observation).store(API);
    return API.get("/api/flows/" + flowId).at("/steps/0/observations/0/id");
  }

  /** {@code changed B01 /price 1 -> 2}. */
  private static List<String> told(JsonNode comparison) {
    return comparison
        .path("differences")
        .valueStream()
        .map(it ->
            "%s %s %s %s -> %s"
                .formatted(
                    it.path("change").asText(),
                    it.path("element").asText(),
                    it.path("path").asText(),
                    it.path("left"),
                    it.path("right")))
        .toList();
  }

  @Test
  void candidatesAreMatchedByTheirIdAndNotByPlace() {
    JsonNode comparison =
        compare(
            candidates("[{\"id\":\"A\",\"passed\":true,\"m\":{\"p\":1}},{\"id\":\"B\",\"x\":1}]"),
            candidates(
                "[{\"id\":\"C\"},{\"m\":{\"p\":2},\"id\":\"A\",\"passed\":true,\"new\":[1]}]"),
            "");
    assertThat(told(comparison))
        .containsExactly(
            "changed A /m/p 1 -> 2",
            "added A /new null -> [1]",
            "removed B  {\"id\":\"B\",\"x\":1} -> null",
            "added C  null -> {\"id\":\"C\"}");
    assertThat(comparison.path("elements"))
        .hasToString("{\"onlyLeft\":1,\"onlyRight\":1,\"differing\":1}");
    assertThat(comparison.path("matchedBy").asText()).isEqualTo("id");
    assertThat(comparison.path("complete").booleanValue()).isTrue();
  }

  @Test
  void documentsAreComparedMemberByMember() {
    JsonNode comparison =
        compare(
            observation("config", "{\"a\":{\"b/c\":1.5},\"d\":[1,2],\"e\":null}", ""),
            observation("config", "{\"d\":[1,3,4],\"a\":{\"b/c\":2.5}}", ""),
            "");
    assertThat(told(comparison))
        .containsExactly(
            "changed null /a/b~1c 1.5 -> 2.5",
            "changed null /d/1 2 -> 3",
            "added null /d/2 null -> 4",
            "removed null /e null -> null");
    assertThat(comparison.path("counts")).hasToString("{\"added\":1,\"removed\":1,\"changed\":2}");
    assertThat(comparison.at("/differences/3/leftBytes").intValue()).isEqualTo(4);
  }

  @Test
  void orderOfMembersIsNoDifference() {
    JsonNode comparison =
        compare(
            observation("o", "{\"a\":1,\"b\":2}", ""),
            observation("o", "{\"b\":2,\"a\":1}", ""),
            "");
    assertThat(comparison.path("same").booleanValue()).isTrue();
    assertThat(comparison.path("differences")).isEmpty();
  }

  @Test
  void beyondTheLimitElementsAreStillCounted() {
    JsonNode comparison = compare(candidates(scored(0)), candidates(scored(1)), "&limit=10");
    assertThat(comparison.path("differences")).hasSize(10);
    assertThat(comparison.at("/elements/differing").intValue()).isEqualTo(500);
    assertThat(comparison.path("complete").booleanValue()).isFalse();
    assertThat(comparison.path("sentence").asText()).contains("first 10");
  }

  private static String scored(int more) {
    return IntStream.range(0, 500)
        .mapToObj(i -> "{\"id\":\"N%d\",\"score\":%d}".formatted(i, i + more))
        .toList()
        .toString();
  }

  @Test
  void listsWithoutIdsAreComparedByPlace() {
    JsonNode comparison =
        compare(observation("l", "[1,2,3]", ""), observation("l", "[1,4]", ""), "");
    assertThat(comparison.path("matchedBy").asText()).isEqualTo("place");
    assertThat(told(comparison)).containsExactly("changed 1  2 -> 4", "removed 2  3 -> null");
  }
}
