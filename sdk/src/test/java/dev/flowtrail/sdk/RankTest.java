package dev.flowtrail.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Part.part;
import static dev.flowtrail.sdk.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Scores, rankings, choices and lists, each with what it records. */
final class RankTest {
  private static final Part<Offer> CHEAPNESS = part("cheapness", 0.5, offer -> 100 - offer.price());
  private static final Part<Offer> HOME =
      part("home", offer -> offer.market().equals("DE") ? 8 : 0);

  @AutoClose private final DecisionBench bench = new DecisionBench();

  @Test
  void scoreIsTheSumOfItsParts() {
    List<Scored<Offer>> scored =
        bench.flow.step("s", step -> step.score("scores", Offer.ALL, Offer::id, CHEAPNESS, HOME));

    assertThat(scored.get(0).candidate()).isEqualTo(Offer.CHEAP);
    assertThat(scored.get(0).score()).isEqualTo(53.25);
    assertThat(scored.get(0).parts()).containsEntry("cheapness", 45.25).containsEntry("home", 8.0);
    assertThat(bench.rows("scores").get(0))
        .hasToString("{\"id\":\"A\",\"score\":53.25,\"parts\":{\"cheapness\":45.25,\"home\":8.0}}");
    assertThat(bench.rows("config")).hasToString("{\"weights\":{\"cheapness\":0.5,\"home\":1.0}}");
    assertThat(bench.observation("scores").path("queryable"))
        .hasToString(
            "{\"score\":\"number\",\"parts.cheapness\":\"number\",\"parts.home\":\"number\"}");
    assertThat(bench.step().path("kind").asText()).isEqualTo("score");
    assertThat(bench.step().path("reason").asText()).isEqualTo("scored 4 by cheapness, home");
  }

  @Test
  void scoreWithoutPartsIsOneNumber() {
    List<Scored<Offer>> scored =
        bench.flow.step("s", step -> step.score("scores", Offer.ALL, Offer::id, Offer::price));

    assertThat(scored.get(1).score()).isEqualTo(60.0);
    assertThat(scored.get(1).parts()).isEmpty();
    assertThat(bench.rows("scores").get(1)).hasToString("{\"id\":\"B\",\"score\":60.0}");
  }

  @Test
  void exceptionOfAPartGoesOnAndWhatWasScoredStays() {
    Part<Offer> failing = part("rating", offer -> offer.rating());

    Throwable thrown =
        catchThrowable(() ->
            bench.flow.step("s", step -> step.score("scores", Offer.ALL, Offer::id, failing)));

    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(bench.column("scores", "/id")).containsExactly("A", "B", "C");
  }

  @Test
  void bestGoOnAndTheOthersLearnWhatTheyLacked() {
    List<Ranked<Offer>> shortlist =
        bench.flow.step(
            "r", step -> step.rank("ranking", Offer.ALL, Offer::id, 2, CHEAPNESS, HOME));

    assertThat(shortlist).extracting(Ranked::candidate).containsExactly(Offer.CHEAP, Offer.UNRATED);
    assertThat(bench.column("ranking", "/id")).containsExactly("A", "D", "B", "C");
    JsonNode third = bench.rows("ranking").get(2);
    assertThat(third.path("rank").asInt()).isEqualTo(3);
    assertThat(third.path("passed").asBoolean()).isFalse();
    assertThat(third.path("reason").asText()).isEqualTo("outranked");
    assertThat(third.path("gap").asDouble()).isEqualTo(12.0);
    assertThat(bench.step().path("kind").asText()).isEqualTo("rank");
    assertThat(bench.step().path("reason").asText()).isEqualTo("2 of 4 go on; the cut-off is 40");
    assertThat(bench.observation("ranking").path("roles"))
        .hasToString(
            "{\"id\":\"id\",\"passed\":\"passed\",\"score\":\"score\",\"rank\":\"rank\","
                + "\"reason\":\"reason\"}");
  }

  @Test
  void equalScoresKeepTheirOrderAndNoNumberComesLast() {
    List<Scored<Offer>> scored =
        List.of(scored(Offer.DEAR, Double.NaN), scored(Offer.CHEAP, 1), scored(Offer.UNRATED, 1));

    List<Ranked<Offer>> ranked =
        bench.flow.step("r", step -> step.rank("ranking", scored, Offer::id, 9));

    assertThat(ranked)
        .extracting(Ranked::candidate)
        .containsExactly(Offer.CHEAP, Offer.UNRATED, Offer.DEAR);
    assertThat(bench.step().path("reason").asText()).isEqualTo("all 3 go on");
  }

  @Test
  void noPlacesMeanNobodyGoesOn() {
    assertThat(
            bench.flow.<List<Ranked<Offer>>, RuntimeException>step(
                "r", step -> step.rank("ranking", Offer.ALL, Offer::id, -1, HOME)))
        .isEmpty();
    assertThat(bench.step().path("reason").asText()).isEqualTo("0 of 4 go on");
  }

  @Test
  void firstThatFailsNoRuleIsPicked() {
    List<Ranked<Offer>> shortlist =
        List.of(
            new Ranked<>(1, Offer.UNRATED, 0.9),
            new Ranked<>(2, Offer.CHEAP, 0.7),
            new Ranked<>(3, Offer.DEAR, 0.679),
            new Ranked<>(4, Offer.CHEAP, 0.1));

    Selection<Offer> selection =
        bench.flow.step(
            "pick",
            step ->
                step.select(
                    "choice", shortlist, Offer::id, rule("rated", Offer::rating, atLeast(4))));

    assertThat(selection.winner()).contains(shortlist.get(1));
    assertThat(selection.runnerUp()).contains(shortlist.get(2));
    assertThat(bench.column("choice", "/reason"))
        .containsExactly("failed rated", "picked", "runner-up", "outranked");
    assertThat(bench.column("choice", "/passed"))
        .containsExactly("false", "true", "false", "false");
    assertThat(bench.step().path("reason").asText()).isEqualTo("picked A, 0.021 ahead of B");
    assertThat(bench.step().path("kind").asText()).isEqualTo("select");
  }

  @Test
  void nobodyIsPickedWhenEachFails() {
    Selection<Offer> selection =
        bench.flow.step(
            "pick",
            step ->
                step.select(
                    "choice",
                    Offer.ALL,
                    Offer::id,
                    Offer::price,
                    rule("rating", Offer::rating, atLeast(6))));

    assertThat(selection.winner()).isEmpty();
    assertThat(bench.column("choice", "/id")).containsExactly("C", "B", "D", "A");
    assertThat(bench.step().path("reason").asText())
        .isEqualTo("picked none of 4; rating failed most (4)");
  }

  @Test
  void choiceWithoutRulesTakesTheBest() {
    Selection<Offer> selection =
        bench.flow.step("pick", step -> step.select("choice", Offer.ALL, Offer::id, Offer::price));

    assertThat(selection.winner().orElseThrow().candidate()).isEqualTo(Offer.DEAR_AND_BAD);
    assertThat(bench.observation("choice").path("roles").has("rules")).isFalse();
  }

  @Test
  void whatIsFoundOrMadeIsRecordedAsItIs() {
    Candidates<Offer> offers = Candidates.by(Offer::id).field("price", Offer::price);
    List<Offer> found =
        bench.flow.step("search", step -> step.retrieve("offers", Offer.ALL, offers));
    bench.flow.step("think", step -> step.generate("ideas", List.of("a", "b"), idea -> idea));

    assertThat(found).isEqualTo(Offer.ALL);
    assertThat(bench.rows("offers").get(0)).hasToString("{\"id\":\"A\",\"price\":9.5}");
    assertThat(bench.step().path("kind").asText()).isEqualTo("retrieve");
    assertThat(bench.step().path("reason").asText()).isEqualTo("retrieved 4");
    assertThat(bench.sending.server.only().json().at("/steps/1/kind").asText())
        .isEqualTo("generate");
  }

  @Test
  void nothingIsDifferentWhereNothingIsRecorded() {
    Step silent = new SilentStep("s");

    assertThat(silent.score("s", Offer.ALL, Offer::id, HOME)).hasSize(4);
    assertThat(silent.rank("r", Offer.ALL, Offer::id, 2, CHEAPNESS)).hasSize(2);
    assertThat(silent.select("c", Offer.ALL, Offer::id, Offer::price).winner()).isPresent();
    assertThat(silent.generate("g", Offer.ALL, Offer::id)).isEqualTo(Offer.ALL);
    assertThat(silent.retrieve("g", Offer.ALL, Offer::id)).isEqualTo(Offer.ALL);
  }

  private static Scored<Offer> scored(Offer offer, double score) {
    return new Scored<>(offer, score, List.of(), new double[0]);
  }
}
