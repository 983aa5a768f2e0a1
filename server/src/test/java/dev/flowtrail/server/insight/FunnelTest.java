package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.FlowOfSteps.candidates;
import static dev.flowtrail.server.insight.FlowOfSteps.observation;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.insight.Planted.Product;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final String RULED =
      ",\"roles\":{\"id\":\"id\",\"passed\":\"ok\",\"reason\":\"why\",\"rules\":\"rules\"}";

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode funnel(String flowId) {
    return API.get("/api/flows/" + flowId + "/funnel").json().path("steps");
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void costsOfRulesAreThoseThatWerePlanted(long seed) {
    List<Product> products = Planted.products(seed);
    JsonNode filter = funnel(Planted.record(API, products)).get(1);
    for (JsonNode rule : filter.path("rules")) {
      String name = rule.path("rule").asText();
      List<List<String>> failing =
          products.stream().map(Product::failedRules).filter(it -> it.contains(name)).toList();
      assertThat(rule.path("gross").intValue()).isEqualTo(failing.size());
      assertThat(rule.path("unique").longValue())
          .isEqualTo(failing.stream().filter(it -> it.size() == 1).count());
      assertThat(rule.path("shapley").doubleValue())
          .isCloseTo(failing.stream().mapToDouble(it -> 1.0 / it.size()).sum(), within(1e-9));
    }
    assertThat(reasons(filter)).isEqualTo(plantedReasons(products));
  }

  private static Map<String, Long> reasons(JsonNode stage) {
    Map<String, Long> reasons = new TreeMap<>();
    stage
        .path("reasons")
        .forEach(it -> reasons.put(it.path("reason").asText(), it.path("candidates").longValue()));
    return reasons;
  }

  private static Map<String, Long> plantedReasons(List<Product> products) {
    return products.stream()
        .map(Product::failedRules)
        .filter(failed -> !failed.isEmpty())
        .collect(
            groupingBy(failed -> "failed " + String.join(", ", failed), TreeMap::new, counting()));
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void countsReconcile(long seed) {
    JsonNode steps = funnel(Planted.record(API, Planted.products(seed)));
    assertThat(steps).hasSize(5);
    double shares = 0;
    for (JsonNode step : steps) {
      if (step.path("out").isNumber()) {
        assertThat(step.path("in").intValue())
            .isEqualTo(
                step.path("out").intValue()
                    + step.path("dropped").intValue()
                    + step.path("pending").intValue());
        shares += step.path("shareOfLoss").doubleValue();
      }
      double explained =
          StreamSupport.stream(step.path("rules").spliterator(), false)
              .mapToDouble(rule -> rule.path("shapley").doubleValue())
              .sum();
      assertThat(explained + step.path("droppedWithoutRule").intValue())
          .isCloseTo(step.path("dropped").doubleValue(), within(1e-9));
    }
    assertThat(shares).isCloseTo(1, within(1e-9));
  }

  @Test
  void sampleIsSaidToBeOne() {
    String sample =
        observation(
            "candidates",
            "[{\"id\":\"A\",\"ok\":true},{\"id\":\"B\",\"ok\":false,\"why\":\"x\"}]",
            RULED + ",\"totals\":{\"in\":5000,\"out\":12}");
    JsonNode stage = funnel(new FlowOfSteps().step("filter", "", sample).store(API)).get(0);
    assertThat(stage.path("in").intValue()).isEqualTo(5000);
    assertThat(stage.path("out").intValue()).isEqualTo(12);
    assertThat(stage.path("recorded").intValue()).isEqualTo(2);
  }

  @Test
  void rulesThatWereNotAllAskedAreSaidNotToBe() {
    String firstFail =
        observation(
            "candidates",
            """
            [{"id":"A","ok":true,"rules":{"a":true,"b":true}},{"id":"B","ok":false,"rules":{"a":false}}]
            """,
            RULED);
    JsonNode stage = funnel(new FlowOfSteps().step("filter", "", firstFail).store(API)).get(0);
    assertThat(stage.path("allRulesAsked").booleanValue()).isFalse();
  }

  @Test
  void funnelThatLeavesNobodyHasNoShares() {
    String none = candidates("[{\"id\":\"A\",\"passed\":false}]");
    JsonNode stage = funnel(new FlowOfSteps().step("filter", "", none).store(API)).get(0);
    assertThat(stage.path("out").intValue()).isZero();
    assertThat(stage.path("shareOfLoss").isNull()).isTrue();
  }

  @Test
  void flowWithoutCandidatesHasAnEmptyFunnel() {
    String flowId = new FlowOfSteps().step("call", "", observation("answer", "42", "")).store(API);
    assertThat(funnel(flowId)).isEmpty();
  }
}
