package dev.flowtrail.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.atMost;
import static dev.flowtrail.sdk.Condition.between;
import static dev.flowtrail.sdk.Condition.is;
import static dev.flowtrail.sdk.Condition.oneOf;
import static dev.flowtrail.sdk.Condition.satisfies;
import static dev.flowtrail.sdk.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A filter gives the host what its own loop would, and tells why. */
final class FilterTest {
  private static final Rule<Offer> PRICE = rule("price", Offer::price, between(5, 50.5));
  private static final Rule<Offer> RATING = rule("min_rating", Offer::rating, atLeast(3.8));

  @AutoClose private final DecisionBench bench = new DecisionBench();

  @Test
  void candidatesThatFailNoRuleAreKept() {
    List<Offer> kept = filter(PRICE, RATING);

    assertThat(kept).containsExactly(Offer.CHEAP);
    assertThat(bench.column("evaluations", "/id")).containsExactly("A", "B", "C", "D");
    assertThat(bench.column("evaluations", "/passed"))
        .containsExactly("true", "false", "false", "false");
  }

  @Test
  void everyRuleTellsWhatItComparedForEveryCandidate() {
    filter(PRICE, RATING);

    JsonNode rules = bench.rows("evaluations").get(2).path("rules");
    assertThat(rules.path("price"))
        .hasToString(
            "{\"passed\":false,\"actual\":70.0,\"threshold\":[5,50.5],\"operator\":\"between\"}");
    assertThat(rules.path("min_rating"))
        .hasToString("{\"passed\":false,\"actual\":2.0,\"threshold\":3.8,\"operator\":\">=\"}");
  }

  @Test
  void reasonNamesEveryRuleThatFailed() {
    filter(PRICE, RATING);

    assertThat(bench.column("evaluations", "/reason"))
        .containsExactly("absent", "failed price", "failed price, min_rating", "failed min_rating");
  }

  @Test
  void stepBecomesAFilterWithAReason() {
    filter(PRICE, RATING);

    assertThat(bench.step().path("kind").asText()).isEqualTo("filter");
    assertThat(bench.step().path("reason").asText())
        .isEqualTo("kept 1 of 4; price failed most (2)");
  }

  @Test
  void whatTheUserSaysOfTheStepCounts() {
    bench.flow.runStep(
        "filter",
        step -> {
          step.kind("triage").filter("evaluations", Offer.ALL, Offer::id, PRICE);
          step.finish("only the cheap ones");
        });

    assertThat(bench.step().path("kind").asText()).isEqualTo("triage");
    assertThat(bench.step().path("reason").asText()).isEqualTo("only the cheap ones");
  }

  @Test
  void rolesAndQueryableFieldsAreDeclared() {
    filter(PRICE, rule("market", Offer::market, oneOf("DE", "AT")));

    JsonNode observation = bench.observation("evaluations");
    assertThat(observation.path("role").asText()).isEqualTo("candidates");
    assertThat(observation.path("roles"))
        .hasToString(
            "{\"id\":\"id\",\"passed\":\"passed\",\"reason\":\"reason\",\"rules\":\"rules\"}");
    assertThat(observation.path("queryable"))
        .hasToString(
            "{\"passed\":\"boolean\",\"rules.price.passed\":\"boolean\","
                + "\"rules.price.actual\":\"number\",\"rules.market.passed\":\"boolean\","
                + "\"rules.market.actual\":\"string\"}");
  }

  @Test
  void ruleNamesMayHoldDotsAndRepeat() {
    filter(rule("v1.price", Offer::price, atMost(50)), rule("v1.price", Offer::price, atLeast(5)));

    assertThat(bench.observation("evaluations").path("queryable").has("rules.v1\\.price.actual"))
        .isTrue();
    assertThat(bench.rows("evaluations").get(0).path("rules").has("v1.price 2")).isTrue();
  }

  @Test
  void rulesAreRecordedAsConfig() {
    Rules<Offer> rules = Rules.of(RATING.passUnknown()).version("2026.2");
    bench.flow.step("filter", step -> step.filter("evaluations", Offer.ALL, Offer::id, rules));

    assertThat(bench.rows("config"))
        .hasToString(
            "{\"version\":\"2026.2\",\"asked\":\"all rules\",\"rules\":{\"min_rating\":"
                + "{\"operator\":\">=\",\"threshold\":3.8,\"unknown\":\"passes\"}}}");
  }

  @Test
  void unknownValueFailsUnlessTheRuleLetsItPass() {
    assertThat(filter(RATING)).doesNotContain(Offer.UNRATED);

    assertThat(
            Filtering.<Offer>filter(
                null, "e", Offer.ALL, Offer::id, Rules.of(RATING.passUnknown())))
        .contains(Offer.UNRATED);
    assertThat(bench.rows("evaluations").get(3).at("/rules/min_rating/detail").asText())
        .isEqualTo("not known");
  }

  @Test
  void firstFailAsksNoFurtherAndSaysSo() {
    Rules<Offer> rules = Rules.of(PRICE, RATING).firstFail();
    bench.flow.step("filter", step -> step.filter("evaluations", Offer.ALL, Offer::id, rules));

    assertThat(bench.column("evaluations", "/reason"))
        .containsExactly("absent", "failed price", "failed price", "failed min_rating");
    assertThat(bench.rows("evaluations").get(2).path("rules").has("min_rating")).isFalse();
    assertThat(bench.rows("config").path("asked").asText()).isEqualTo("until the first failure");
    assertThat(bench.step().path("reason").asText())
        .endsWith("(rules were asked until the first failure)");
  }

  @Test
  void exceptionOfARuleGoesOnAndWhatWasJudgedStays() {
    IllegalStateException thrown = new IllegalStateException("no index");
    Rule<Offer> failing =
        rule("stock", offer -> throwFor(offer, Offer.DEAR_AND_BAD, thrown), is(1));

    assertThat(catchThrowable(() -> filter(failing))).isSameAs(thrown);

    assertThat(bench.step().path("status").asText()).isEqualTo("failed");
    assertThat(bench.column("evaluations", "/id")).containsExactly("A", "B", "C");
    assertThat(bench.rows("evaluations").get(2))
        .hasToString(
            "{\"id\":\"C\",\"passed\":null,\"reason\":\"threw java.lang.IllegalStateException\","
                + "\"rules\":{\"stock\":{\"passed\":null,\"actual\":null,\"threshold\":1,"
                + "\"operator\":\"=\",\"detail\":\"threw java.lang.IllegalStateException\"}}}");
  }

  @Test
  void exceptionThatTheHostsOwnLoopWouldNotMeetIsRecordedOnly() {
    Rule<Offer> failing =
        rule(
            "stock", offer -> throwFor(offer, Offer.DEAR_AND_BAD, new StackOverflowError()), is(1));

    assertThat(filter(PRICE, failing)).containsExactly(Offer.CHEAP, Offer.UNRATED);

    JsonNode row = bench.rows("evaluations").get(2);
    assertThat(row.path("reason").asText()).isEqualTo("failed price");
    assertThat(row.at("/rules/stock/passed").isNull()).isTrue();
  }

  @Test
  void fieldsOfTheCandidateAreRecordedBesideTheVerdict() {
    Candidates<Offer> offers =
        Candidates.by(Offer::id).field("market", Offer::market).field("rank", offer -> 7);
    bench.flow.step("filter", step -> step.filter("evaluations", Offer.ALL, offers, PRICE));

    assertThat(bench.rows("evaluations").get(0).at("/market").asText()).isEqualTo("DE");
    assertThat(bench.rows("evaluations").get(0).at("/given_rank").asInt()).isEqualTo(7);
    assertThat(bench.observation("evaluations").at("/queryable/market").asText())
        .isEqualTo("string");
  }

  @Test
  void idOrFieldThatThrowsCostsItselfAndIsCountedOnce() {
    Candidates<Offer> offers =
        Candidates.<Offer>by(
                offer -> throwFor(offer, Offer.DEAR, new IllegalStateException("4711")))
            .field(
                "stock", offer -> throwFor(offer, Offer.DEAR, new IllegalStateException("4711")));

    List<Offer> kept =
        bench.flow.step("filter", step -> step.filter("evaluations", Offer.ALL, offers, PRICE));

    assertThat(kept).containsExactly(Offer.CHEAP, Offer.UNRATED);
    assertThat(bench.rows("evaluations").get(1).path("id").isNull()).isTrue();
    assertThat(bench.rows("evaluations").get(1).at("/stock/flowtrail.lost").asText())
        .isEqualTo("encodeFailed");
    assertThat(bench.sending.heard.causes).containsExactly(Loss.ENCODE_FAILED);
    assertThat(bench.sending.heard.details).noneMatch(detail -> detail.contains("4711"));
  }

  @Test
  void valueThatCannotBeEncodedCostsItselfOnly() {
    Rule<Offer> odd =
        rule("odd", offer -> new Awkward.Throwing(), satisfies("fits", null, value -> true));

    assertThat(filter(odd)).hasSize(4);

    assertThat(bench.rows("evaluations").get(0).at("/rules/odd/actual/flowtrail.lost").asText())
        .isEqualTo("encodeFailed");
    assertThat(bench.rows("evaluations").get(0).at("/rules/odd/operator").asText())
        .isEqualTo("fits");
  }

  @Test
  void valuesNestedTooDeepForARowCostThemselvesOnly() {
    Candidates<Offer> offers =
        Candidates.by(Offer::id)
            .field("deep", offer -> nested(JacksonEncoder.MAX_DEPTH - 4))
            .field("deeper", offer -> nested(JacksonEncoder.MAX_DEPTH - 3));
    bench.flow.step("filter", step -> step.filter("evaluations", Offer.ALL, offers, PRICE));

    JsonNode row = bench.rows("evaluations").get(0);
    assertThat(row.path("deep").isArray()).isTrue();
    assertThat(row.at("/deeper/flowtrail.lost").asText()).isEqualTo("encodeFailed");
  }

  @Test
  void longListOfAllowedValuesIsToldOnceOnly() {
    List<String> markets = IntStream.range(0, 1_000).mapToObj(i -> "M" + i).toList();
    filter(rule("market", Offer::market, oneOf(markets)));

    assertThat(bench.rows("evaluations").get(0).at("/rules/market/threshold").asText())
        .isEqualTo("one of 1000 values, see config");
    assertThat(bench.rows("config").at("/rules/market/threshold")).hasSize(1_000);
  }

  @Test
  void rowsBeyondTheBufferCostTheRecordingAndNotTheDecision() {
    Candidates<Offer> offers = Candidates.by(Offer::id).field("text", offer -> "x".repeat(10_000));
    List<Offer> many = Collections.nCopies(500, Offer.CHEAP);

    List<Offer> kept = bench.flow.step("filter", step -> step.filter("e", many, offers, PRICE));

    assertThat(kept).hasSize(500);
    assertThat(bench.sending.heard.causes).containsExactly(Loss.BUFFER_FULL);
    assertThat(bench.rows("e").path("flowtrail.lost").asText()).isEqualTo("bufferFull");
    assertThat(bench.sending.budget.usedBytes()).isZero();
  }

  @Test
  void noCandidatesAreNoCandidates() {
    bench.flow.step("filter", step -> step.filter("e", List.<Offer>of(), Offer::id, PRICE));

    assertThat(bench.rows("e").isArray()).isTrue();
    assertThat(bench.step().path("reason").asText()).isEqualTo("kept 0 of 0");
  }

  @SuppressWarnings("NullAway")
  @Test
  void whatOnlyTheRecordingNeedsMayBeMissing() {
    List<Offer> kept =
        bench.flow.step(
            "filter",
            step -> step.filter(null, Offer.ALL, null, rule(null, Offer::price, atMost(50))));

    assertThat(kept).containsExactly(Offer.CHEAP, Offer.UNRATED);
    assertThat(bench.column("unnamed", "/id")).containsOnly("absent");
  }

  @SafeVarargs
  private List<Offer> filter(Rule<? super Offer>... rules) {
    return bench.flow.step(
        "filter", step -> step.filter("evaluations", Offer.ALL, Offer::id, rules));
  }

  private static int throwFor(Offer offer, Offer bad, RuntimeException thrown) {
    if (offer.equals(bad)) {
      throw thrown;
    }
    return 1;
  }

  private static int throwFor(Offer offer, Offer bad, Error thrown) {
    if (offer.equals(bad)) {
      throw thrown;
    }
    return 1;
  }

  private static Object nested(int depth) {
    Object nested = List.of();
    for (int i = 1; i < depth; i++) {
      nested = List.of(nested);
    }
    return nested;
  }
}
