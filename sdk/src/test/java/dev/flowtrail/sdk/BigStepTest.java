package dev.flowtrail.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.is;
import static dev.flowtrail.sdk.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Of very many candidates a part is recorded, and nobody can take it for the whole. */
final class BigStepTest {
  private static final int MANY = 20_000;

  /** Candidates below 300 are kept: 299 misses by one. */
  private static final Rule<Integer> SMALL = rule("small", number -> -number, atLeast(-299));

  private static final Rule<Integer> EVEN = rule("even", number -> number % 2, is(0));

  @AutoClose private final DecisionBench bench = new DecisionBench(64L << 20);

  @Test
  void decisionIsTheSame() {
    assertThat(filter(numbers(MANY), SMALL, EVEN))
        .isEqualTo(IntStream.range(0, 300).filter(number -> number % 2 == 0).boxed().toList());
  }

  @Test
  void totalsAreExact() {
    filter(numbers(MANY), SMALL, EVEN);

    assertThat(bench.observation("e").path("totals")).hasToString("{\"in\":20000,\"out\":150}");
    JsonNode totals = bench.rows("e.totals");
    assertThat(totals.path("candidates").asInt()).isEqualTo(MANY);
    assertThat(totals.path("kept").asInt()).isEqualTo(150);
    assertThat(totals.path("recorded").asInt()).isEqualTo(bench.rows("e").size());
    assertThat(totals.at("/rules/small"))
        .hasToString("{\"failed\":19700,\"failedAlone\":9850,\"unknown\":0,\"threw\":0}");
    assertThat(totals.at("/reasons/failed even"))
        .hasToString("{\"candidates\":150,\"sampled\":150}");
    assertThat(totals.at("/reasons/failed small, even"))
        .hasToString("{\"candidates\":9850,\"sampled\":256}");
    assertThat(bench.step().path("reason").asText())
        .isEqualTo("kept 150 of 20000; small failed most (19700)");
  }

  @Test
  void everyKeptOneIsRecorded() {
    filter(numbers(MANY), SMALL, EVEN);

    assertThat(recordedAs("kept")).hasSize(150).contains("0", "298");
    assertThat(bench.rows("e").size()).isBetween(150 + 256 + 256 + 100, 1_000);
  }

  @Test
  void nearestMissesAreRecorded() {
    filter(numbers(MANY), SMALL, EVEN);

    assertThat(recordedAs("near miss")).contains("300", "302", "498").doesNotContain("301", "500");
  }

  @Test
  void weightsAddUpToAllCandidates() {
    filter(numbers(MANY), SMALL, EVEN);

    assertThat(weights()).isCloseTo(MANY, within(1e-6));
    assertThat(bench.observation("e").path("queryable").has("weight")).isTrue();
  }

  @Test
  void samplesOfTwoFlowsHoldTheSameCandidates() {
    filter(numbers(MANY), SMALL, EVEN);
    Set<String> first = new HashSet<>(recordedAs("sample"));
    try (DecisionBench other = new DecisionBench(64L << 20)) {
      List<Integer> backwards = IntStream.range(0, MANY).map(i -> MANY - 1 - i).boxed().toList();
      other.flow.step("f", step -> step.filter("e", backwards, id -> id, SMALL, EVEN));
      Set<String> second = new HashSet<>();
      for (JsonNode row : other.rows("e")) {
        if (row.path("recorded_as").asText().equals("sample")) {
          second.add(row.path("id").asText());
        }
      }
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void rareReasonsShareOneSampleWhereThereAreTooMany() {
    List<Rule<Integer>> bits =
        IntStream.range(0, 8)
            .<Rule<Integer>>mapToObj(bit -> rule("bit" + bit, number -> number >> bit & 1, is(1)))
            .toList();
    bench.flow.step(
        "f", step -> step.filter("e", numbers(MANY), id -> id, Rules.<Integer>of(bits)));

    JsonNode reasons = bench.rows("e.totals").path("reasons");
    assertThat(reasons.size()).isEqualTo(Sampling.MOST_REASONS + 1);
    assertThat(reasons.at("/other/candidates").asInt()).isGreaterThan(10_000);
    assertThat(weights()).isCloseTo(MANY, within(1e-6));
  }

  @Test
  void manyKeptOnesAreSampledToo() {
    filter(numbers(MANY), rule("any", number -> 1, is(1)));

    assertThat(recordedAs("kept")).hasSize(SendingBench.SAMPLE_ABOVE);
    assertThat(weights()).isCloseTo(MANY, within(1e-6));
    assertThat(bench.observation("e").at("/totals/out").asInt()).isEqualTo(MANY);
  }

  @Test
  void upToTheLimitEverythingIsRecorded() {
    filter(numbers(SendingBench.SAMPLE_ABOVE), SMALL);

    assertThat(bench.rows("e")).hasSize(SendingBench.SAMPLE_ABOVE);
    assertThat(bench.observation("e").has("totals")).isFalse();
    assertThat(bench.rows("e").get(0).has("weight")).isFalse();
  }

  @Test
  void rankingKeepsThePlacesTheNextOnesAndASample() {
    List<Ranked<Integer>> ranked =
        bench.flow.step(
            "r", step -> step.rank("e", numbers(MANY), id -> id, 10, Part.part("low", n -> -n)));

    assertThat(ranked).hasSize(10);
    assertThat(recordedAs("kept")).hasSize(10);
    assertThat(recordedAs("near miss")).hasSize(100).contains("10", "109");
    assertThat(bench.observation("e").path("totals")).hasToString("{\"in\":20000,\"out\":10}");
    assertThat(weights()).isCloseTo(MANY, within(1e-6));
  }

  @Test
  void listsAndScoresAreSampledToo() {
    bench.flow.step("l", step -> step.retrieve("e", numbers(MANY), id -> id));

    assertThat(bench.rows("e")).hasSize(Sampling.WHERE_NONE_IS_DROPPED);
    assertThat(bench.observation("e").path("totals")).hasToString("{\"in\":20000,\"out\":20000}");
  }

  @Test
  void decisionThatBrokeOffSaysThatItIsNotTheWhole() {
    Rule<Integer> failing =
        rule(
            "failing",
            number -> {
              if (number == 7) {
                throw new IllegalStateException();
              }
              return number;
            },
            atLeast(5));

    Throwable thrown = catchThrowable(() -> filter(numbers(100), failing));

    assertThat(thrown).isInstanceOf(IllegalStateException.class);
    assertThat(bench.rows("e")).hasSize(8);
    assertThat(bench.observation("e").path("totals")).hasToString("{\"in\":100}");
  }

  @Test
  void hashOfAnIdIsTheSameForEver() {
    assertThat(Long.toHexString(IdHash.of("B0XYZ123"))).isEqualTo("7a6ddf7913af2bde");
    assertThat(Long.toHexString(IdHash.of(4711))).isEqualTo("2ed94f72f2dda415");
  }

  @SafeVarargs
  private List<Integer> filter(List<Integer> numbers, Rule<Integer>... rules) {
    return bench.flow.step("f", step -> step.filter("e", numbers, id -> id, rules));
  }

  private List<String> recordedAs(String label) {
    return bench.rows("e").findParents("recorded_as").stream()
        .filter(row -> row.path("recorded_as").asText().equals(label))
        .map(row -> row.path("id").asText())
        .toList();
  }

  private double weights() {
    double sum = 0;
    for (JsonNode row : bench.rows("e")) {
      sum += row.path("weight").asDouble();
    }
    return sum;
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
