package dev.flowtrail.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.insight.Planted.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pipelines that the SDK recorded, whose every decision is known beforehand by plain arithmetic.
 */
class PlantedJourneysTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** What must be said of a candidate. */
  record Truth(String verdict, String step, String rule) {

    static Truth of(JsonNode answer) {
      return new Truth(
          answer.path("verdict").asText(),
          answer.at("/decidedAt/name").asText(),
          answer.at("/rule/name").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyCandidateIsToldWhatBecameOfIt(long seed) {
    List<Product> products = Planted.products(seed);
    String flowId = Planted.record(API, products);
    Map<String, Truth> told = new TreeMap<>();
    products.forEach(product -> told.put(product.id(), Truth.of(journey(flowId, product.id()))));
    assertThat(told).isEqualTo(truth(products));
    assertThat(Truth.of(journey(flowId, "B999"))).isEqualTo(new Truth("never_entered", "", ""));
  }

  private static Map<String, Truth> truth(List<Product> products) {
    Map<String, Truth> truth = new TreeMap<>();
    List<Product> kept = products.stream().filter(it -> it.failedRules().isEmpty()).toList();
    List<Product> ranked =
        kept.stream()
            .sorted((a, b) -> Double.compare(b.rating() / b.price(), a.rating() / a.price()))
            .toList();
    for (Product product : products) {
      List<String> failed = product.failedRules();
      int place = ranked.indexOf(product);
      truth.put(
          product.id(),
          !failed.isEmpty()
              ? new Truth("dropped", "apply_rules", failed.get(0))
              : place == 0
                  ? new Truth("selected", "pick", "")
                  : new Truth("ranked_out", place < Planted.PLACES ? "pick" : "rank", ""));
    }
    return truth;
  }

  private static JsonNode journey(String flowId, String candidateId) {
    return API.get("/api/flows/" + flowId + "/candidates/" + candidateId).json();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void ruleTellsByHowMuchItWasMissedAndHowManyOthersFailedOnlyIt(long seed) {
    List<Product> products = Planted.products(seed);
    String flowId = Planted.record(API, products);
    for (Product product : products) {
      if (product.failedRules().equals(List.of("min_rating"))) {
        JsonNode rule = journey(flowId, product.id()).path("rule");
        BigDecimal missing = new BigDecimal("3.8").subtract(BigDecimal.valueOf(product.rating()));
        assertThat(rule.path("missedBy").decimalValue()).isEqualByComparingTo(missing);
        assertThat(rule.path("othersFailingOnlyThis").longValue())
            .isEqualTo(
                products.stream()
                        .filter(it -> it.failedRules().equals(List.of("min_rating")))
                        .count()
                    - 1);
      }
    }
  }
}
