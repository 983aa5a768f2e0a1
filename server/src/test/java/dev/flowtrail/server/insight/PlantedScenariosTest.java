package dev.flowtrail.server.insight;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.atMost;
import static dev.flowtrail.sdk.Condition.is;
import static dev.flowtrail.sdk.Part.part;
import static dev.flowtrail.sdk.Rule.rule;
import static dev.flowtrail.server.Recorded.having;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.Ranked;
import dev.flowtrail.sdk.Rules;
import dev.flowtrail.sdk.Shape;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Recorded;
import dev.flowtrail.server.RunningServer;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Pipelines of many trades, each with a truth that is planted, and the answer that has to equal it.
 */
class PlantedScenariosTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Recorded once(String process, Consumer<Flow> pipeline) {
    return Recorded.runs(API, process, 1, (flow, number) -> pipeline.accept(flow));
  }

  /** {@code dropped at filter by price}. */
  private static String fate(Recorded recorded, String candidate) {
    JsonNode journey = recorded.askRun(0, "/candidates/" + candidate);
    String step = journey.at("/decidedAt/name").asText();
    String rule = journey.at("/rule/name").asText();
    return journey.path("verdict").asText()
        + (step.isEmpty() ? "" : " at " + step)
        + (rule.isEmpty() ? "" : " by " + rule);
  }

  private static JsonNode stage(Recorded recorded, String step) {
    return having(recorded.askRun(0, "/funnel").path("steps"), "step", step);
  }

  /**
   * The keyword is wrong, so that the filter never sees the phone case: the first step is to blame.
   */
  @Test
  void wrongKeywordIsBlamedAndNotTheFilter() {
    Recorded selection =
        Recorded.runs(
            API,
            "competitor selection",
            2,
            (flow, number) -> {
              String keyword = number == 0 ? "laptop stand" : "phone case";
              List<String> found = List.of(keyword + " A", keyword + " B");
              flow.runStep(
                  "keywords",
                  step -> {
                    step.capture("title", "Case for phones", Shape.of(ObservationRole.INPUT));
                    step.generate("keywords", List.of(keyword), word -> word);
                  });
              List<String> hits =
                  flow.step("search", step -> step.retrieve("products", found, product -> product));
              flow.step(
                  "filter",
                  step ->
                      step.filter(
                          "kept", hits, it -> it, rule("length", String::length, atLeast(3))));
            });
    assertThat(fate(selection, "phone%20case%20A")).isEqualTo("never_entered");
    JsonNode compared =
        API.get("/api/compare?left=%s&right=%s".formatted(selection.flowId(0), selection.flowId(1)))
            .json();
    assertThat(compared.at("/firstDivergence/step").asText()).isEqualTo("keywords");
    assertThat(compared.at("/firstDivergence/verdict").asText())
        .isEqualTo("same_input_different_output");
  }

  /** The gold document is found by vectors alone, and the reranker leaves it at the sixth place. */
  @Test
  void goldDocumentIsRankedOutByTheReranker() {
    List<Integer> byWords = IntStream.range(0, 20).boxed().toList();
    List<Integer> byVectors = IntStream.range(10, 30).boxed().toList();
    int gold = 25;
    Recorded search =
        once(
            "rag",
            flow -> {
              flow.runStep("bm25", step -> step.retrieve("hits", byWords, Object::toString));
              flow.runStep("vectors", step -> step.retrieve("hits", byVectors, Object::toString));
              List<Integer> fused =
                  Stream.concat(byWords.stream(), byVectors.stream()).distinct().toList();
              List<Ranked<Integer>> reranked =
                  flow.step(
                      "rerank",
                      step ->
                          step.rank(
                              "ranking",
                              fused,
                              Object::toString,
                              5,
                              part(
                                  "relevance", 1, doc -> doc == gold ? 0.5 : doc < 5 ? 0.9 : 0.1)));
              flow.step("answer", step -> step.select("context", reranked, Object::toString));
            });
    assertThat(fate(search, "25")).isEqualTo("ranked_out at rerank");
    JsonNode journey = search.askRun(0, "/candidates/25");
    assertThat(having(journey.path("journey"), "step", "rerank").path("rank").intValue())
        .isEqualTo(6);
    assertThat(fate(search, "77")).isEqualTo("never_entered");
  }

  record Film(String title, double score, String director) {}

  /** A rule for variety displaces the film with the best score. */
  @Test
  void bestFilmFallsToTheRuleForVariety() {
    List<Film> films = List.of(new Film("first", 9.1, "same"), new Film("second", 8.7, "other"));
    Recorded evening =
        once(
            "films",
            flow -> {
              List<Ranked<Film>> ranked =
                  flow.step(
                      "rank",
                      step ->
                          step.rank(
                              "ranking", films, Film::title, 2, part("score", 1, Film::score)));
              flow.step(
                  "pick",
                  step ->
                      step.select(
                          "choice",
                          ranked,
                          Film::title,
                          rule("variety", Film::director, is("other"))));
            });
    assertThat(fate(evening, "first")).isEqualTo("dropped at pick by variety");
    assertThat(fate(evening, "second")).isEqualTo("selected at pick");
  }

  record Payment(int id, int amount, int age) {}

  private static final List<Payment> PAYMENTS =
      IntStream.range(0, 60).mapToObj(i -> new Payment(i, i * 37 % 100, i * 53 % 30)).toList();

  private static final Rules<Payment> FRAUD =
      Rules.of(rule("amount", Payment::amount, atMost(60)), rule("age", Payment::age, atLeast(10)));

  /** Two rules fail together; asked one after the other, the first one takes all the blame. */
  @Test
  void rulesThatFailTogetherShareTheBlame() {
    JsonNode all = stage(fraud("fraud, all rules", FRAUD), "rules");
    long big = PAYMENTS.stream().filter(it -> it.amount() > 60).count();
    long young = PAYMENTS.stream().filter(it -> it.age() < 10).count();
    long both = PAYMENTS.stream().filter(it -> it.amount() > 60 && it.age() < 10).count();
    JsonNode age = having(all.path("rules"), "rule", "age");
    assertThat(age.path("gross").longValue()).isEqualTo(young);
    assertThat(age.path("unique").longValue()).isEqualTo(young - both);
    assertThat(age.path("shapley").doubleValue()).isCloseTo(young - both / 2.0, within(1e-9));
    assertThat(all.path("allRulesAsked").booleanValue()).isTrue();

    JsonNode first = stage(fraud("fraud, first fail", FRAUD.firstFail()), "rules");
    assertThat(having(first.path("rules"), "rule", "amount").path("gross").longValue())
        .isEqualTo(big);
    assertThat(having(first.path("rules"), "rule", "age").path("gross").longValue())
        .isEqualTo(young - both);
    assertThat(first.path("allRulesAsked").booleanValue()).isFalse();
  }

  private static Recorded fraud(String process, Rules<Payment> rules) {
    return once(
        process,
        flow -> flow.step("rules", step -> step.filter("payments", PAYMENTS, Payment::id, rules)));
  }

  /** What if loans were given from a lower age on: plain arithmetic knows who would pass. */
  @Test
  void lowerThresholdLetsInExactlyThoseWhoFailNothingElse() {
    JsonNode answer = whatIf(fraud("loans", FRAUD), "age", "5");
    List<Integer> more =
        PAYMENTS.stream()
            .filter(it -> it.amount() <= 60 && it.age() < 10 && it.age() >= 5)
            .map(Payment::id)
            .toList();
    assertThat(answer.path("answer").asText()).isEqualTo("exact");
    assertThat(answer.path("threshold").intValue()).isEqualTo(10);
    assertThat(ids(answer.at("/at/more"))).containsExactlyInAnyOrderElementsOf(more);
    assertThat(answer.at("/at/fewer/count").intValue()).isZero();
    long passing = PAYMENTS.stream().filter(it -> it.amount() <= 60 && it.age() >= 5).count();
    assertThat(answer.at("/at/passing").longValue()).isEqualTo(passing);
    assertThat(answer.at("/candidates/failingOthersToo").longValue())
        .isEqualTo(PAYMENTS.stream().filter(it -> it.amount() > 60 && it.age() < 10).count());
    assertThat(answer.path("values"))
        .hasSize((int) PAYMENTS.stream().filter(it -> it.amount() <= 60).count());
  }

  @Test
  void stricterThresholdKeepsOutExactlyThoseBelowIt() {
    JsonNode answer = whatIf(fraud("strict loans", FRAUD), "amount", "30");
    assertThat(answer.at("/at/fewer/count").longValue())
        .isEqualTo(
            PAYMENTS.stream()
                .filter(it -> it.age() >= 10 && it.amount() > 30 && it.amount() <= 60)
                .count());
    assertThat(answer.at("/at/more/count").intValue()).isZero();
  }

  /** Those who failed the first rule were not asked the second: more than so many it cannot be. */
  @Test
  void thresholdOfAFirstFailingRuleIsABound() {
    JsonNode answer = whatIf(fraud("bounded loans", FRAUD.firstFail()), "amount", "100");
    assertThat(answer.path("answer").asText()).isEqualTo("at_most");
    assertThat(answer.at("/at/more/count").longValue())
        .isEqualTo(PAYMENTS.stream().filter(it -> it.amount() > 60).count());
  }

  @Test
  void ruleThatComparesNoNumbersHasNoOtherThreshold() {
    Recorded films =
        once(
            "no numbers",
            flow ->
                flow.step(
                    "pick",
                    step ->
                        step.filter(
                            "f", List.of("a", "b"), it -> it, rule("name", it -> it, is("a")))));
    String step = films.askRun(0, "/funnel").at("/steps/0/stepId").asText();
    JsonNode answer = films.askRun(0, "/what-if?rule=name&threshold=3&step=" + step);
    assertThat(answer.path("answer").asText()).isEqualTo("unknown");
    assertThat(answer.path("at").isNull()).isTrue();
  }

  private static JsonNode whatIf(Recorded recorded, String rule, String threshold) {
    String step = stage(recorded, "rules").path("stepId").asText();
    return recorded.askRun(
        0, "/what-if?step=%s&rule=%s&threshold=%s".formatted(step, rule, threshold));
  }

  private static List<Integer> ids(JsonNode group) {
    return group.path("ids").valueStream().map(id -> Integer.valueOf(id.asText())).toList();
  }

  /** The bid that lost by the least, and one that was not allowed to take part. */
  @Test
  void losingBidIsToldByHowMuchItLost() {
    List<Payment> bids =
        List.of(new Payment(1, 90, 20), new Payment(2, 88, 20), new Payment(3, 95, 1));
    Recorded auction =
        once(
            "auction",
            flow -> {
              List<Payment> eligible =
                  flow.step(
                      "eligibility",
                      step ->
                          step.filter(
                              "bids", bids, Payment::id, rule("age", Payment::age, atLeast(10))));
              flow.step(
                  "auction",
                  step ->
                      step.rank("bids", eligible, Payment::id, 1, part("bid", 1, Payment::amount)));
            });
    assertThat(fate(auction, "3")).isEqualTo("dropped at eligibility by age");
    assertThat(fate(auction, "2")).isEqualTo("ranked_out at auction");
    JsonNode stop = having(auction.askRun(0, "/candidates/2").path("journey"), "step", "auction");
    assertThat(stop.path("score").intValue()).isEqualTo(88);
    assertThat(stop.at("/cutOff/score").intValue()).isEqualTo(90);
  }

  /** A beam of two drops electronics, so that nobody ever looks at its chargers. */
  @Test
  void leafOfABranchThatWasCutNeverEntered() {
    List<String> roots = List.of("office", "garden", "electronics");
    Recorded taxonomy =
        once(
            "taxonomy",
            flow -> {
              List<Ranked<String>> beam =
                  flow.step(
                      "roots",
                      step ->
                          step.rank(
                              "beam",
                              roots,
                              it -> it,
                              2,
                              part("score", 1, it -> -roots.indexOf(it))));
              List<String> leaves =
                  beam.stream().map(root -> root.candidate() + " charger").toList();
              flow.step(
                  "leaves",
                  step -> step.rank("beam", leaves, it -> it, 1, part("score", 1, String::length)));
            });
    assertThat(fate(taxonomy, "electronics")).isEqualTo("ranked_out at roots");
    assertThat(fate(taxonomy, "electronics%20charger")).isEqualTo("never_entered");
  }

  /** Two patches have equal votes: the order decides, and neither broke a rule. */
  @Test
  void loserOfATieIsRankedOut() {
    Recorded vote =
        once(
            "vote",
            flow ->
                flow.step(
                    "vote",
                    step ->
                        step.rank(
                            "patches",
                            List.of("p1", "p2", "p3"),
                            it -> it,
                            1,
                            part("votes", 1, it -> it.equals("p3") ? 1 : 4))));
    assertThat(fate(vote, "p1")).startsWith("selected");
    assertThat(fate(vote, "p2")).isEqualTo("ranked_out at vote");
    JsonNode stop = vote.askRun(0, "/candidates/p2").at("/journey/0");
    assertThat(stop.path("score")).isEqualTo(stop.at("/cutOff/score"));
  }

  record Patient(int id, @Nullable Integer lab) {}

  /** A value that nobody measured is not one that failed. */
  @Test
  void unknownIsNotFailed() {
    List<Patient> patients =
        IntStream.range(0, 30)
            .mapToObj(i -> new Patient(i, i % 3 == 0 ? null : Integer.valueOf(i)))
            .toList();
    Recorded trial =
        once(
            "trial",
            flow ->
                flow.step(
                    "criteria",
                    step ->
                        step.filter(
                            "patients",
                            patients,
                            Patient::id,
                            rule("lab", Patient::lab, atLeast(15)).passUnknown())));
    JsonNode criteria = stage(trial, "criteria");
    long failed = patients.stream().filter(it -> it.lab() != null && it.lab() < 15).count();
    assertThat(having(criteria.path("rules"), "rule", "lab").path("gross").longValue())
        .isEqualTo(failed);
    assertThat(criteria.path("out").longValue()).isEqualTo(patients.size() - failed);
    assertThat(fate(trial, "0")).startsWith("selected");
    assertThat(fate(trial, "1")).isEqualTo("dropped at criteria by lab");
  }

  /** Records of one shop under several names: the merged are counted apart, and all add up. */
  @Test
  void mergedDuplicatesAreCountedApart() {
    Random random = new Random(17);
    List<Integer> shops = IntStream.range(0, 40).mapToObj(i -> random.nextInt(12)).toList();
    List<String> rows =
        IntStream.range(0, 40)
            .mapToObj(i -> {
              int first = shops.indexOf(shops.get(i));
              return first == i
                  ? "{\"id\":\"r%d\",\"passed\":true}".formatted(i)
                  : "{\"id\":\"r%d\",\"passed\":false,\"reason\":\"merged into r%d\"}"
                      .formatted(i, first);
            })
            .toList();
    String flowId =
        new FlowOfSteps()
            .step(
                "merge",
                "",
                FlowOfSteps.observation(
                    "records",
                    rows.toString(),
                    ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\",\"reason\":\"reason\"}"))
            .store(API);
    JsonNode merge = API.get("/api/flows/" + flowId + "/funnel").json().at("/steps/0");
    int distinct = (int) shops.stream().distinct().count();
    assertThat(merge.path("merged").intValue()).isEqualTo(40 - distinct);
    assertThat(merge.path("in").intValue())
        .isEqualTo(
            merge.path("out").intValue()
                + merge.path("dropped").intValue()
                + merge.path("pending").intValue());
    assertThat(merge.path("dropped").intValue()).isEqualTo(40 - distinct);
  }

  /** A post is rejected, and reinstated by a person when its author appeals. */
  @Test
  void reinstatedPostIsSelected() {
    List<String> posts = List.of("p1", "p2", "p3");
    Recorded moderation =
        once(
            "moderation",
            flow -> {
              flow.step(
                  "screen",
                  step -> step.filter("posts", posts, it -> it, rule("clean", it -> it, is("p1"))));
              flow.step(
                  "appeal",
                  step ->
                      step.filter(
                          "posts", List.of("p2", "p1"), it -> it, rule("upheld", it -> true)));
            });
    assertThat(fate(moderation, "p2")).startsWith("selected");
    assertThat(fate(moderation, "p3")).isEqualTo("dropped at screen by clean");
  }
}
