package dev.flowtrail.server.process;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.isNot;
import static dev.flowtrail.sdk.Rule.rule;
import static dev.flowtrail.server.Recorded.having;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.Shape;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Recorded;
import dev.flowtrail.server.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Processes that hold a planted truth: what of them is random, which attribute the bad runs share,
 * where they drift, which run stands out. The SDK records them; the answers have to say the same.
 */
class PlantedProcessesTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final Shape INPUT = Shape.of(ObservationRole.INPUT);
  private static final Shape OUTPUT = Shape.of(ObservationRole.OUTPUT);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  record Applicant(String id, int score, String country) {}

  /** A decision table: whoever asks it again with the same input gets the same. */
  @Test
  void decisionTableIsDeterministic() {
    Recorded table =
        Recorded.runs(
            API,
            "decision table",
            40,
            (flow, number) -> {
              List<Applicant> applicants = applicants(number % 4);
              flow.runStep(
                  "read",
                  step -> {
                    step.capture("form", Map.of("batch", number % 4), INPUT);
                    step.retrieve("applicants", applicants, Applicant::id);
                  });
              List<Applicant> eligible =
                  flow.step(
                      "eligibility",
                      step ->
                          step.filter(
                              "verdicts",
                              applicants,
                              Applicant::id,
                              rule("score", Applicant::score, atLeast(50)),
                              rule("country", Applicant::country, isNot("FR"))));
              flow.step(
                  "best", step -> step.rank("ranking", scored(step, eligible), Applicant::id, 3));
            });
    JsonNode report = table.ask("/determinism");
    for (JsonNode step : report.path("steps")) {
      assertThat(step.path("verdict").asText()).as(step.toString()).isEqualTo("deterministic");
      assertThat(step.path("flipRate").doubleValue()).isZero();
      assertThat(step.path("repeatedRuns").intValue()).isEqualTo(40);
      assertThat(step.path("groups").intValue()).isEqualTo(4);
    }
    assertThat(report.path("firstRandomStep").isNull()).isTrue();
    assertThat(having(report.path("steps"), "step", "read").path("inputIs").asText())
        .isEqualTo("recorded");
    assertThat(having(report.path("steps"), "step", "eligibility").path("inputIs").asText())
        .isEqualTo("step_before");
  }

  private static List<dev.flowtrail.sdk.Scored<Applicant>> scored(
      dev.flowtrail.sdk.Step step, List<Applicant> applicants) {
    return step.score("scores", applicants, Applicant::id, Applicant::score);
  }

  private static List<Applicant> applicants(int batch) {
    return IntStream.range(0, 10)
        .mapToObj(
            i -> new Applicant("A" + i, 40 + (i * 7 + batch * 3) % 30, i % 3 == 0 ? "FR" : "DE"))
        .toList();
  }

  /** The judge answers otherwise in one of four runs; what comes after only follows it. */
  @Test
  void randomStepIsFoundWithItsRateAndAnExample() {
    Recorded judged =
        Recorded.runs(
            API,
            "judged",
            40,
            (flow, number) -> {
              String verdict = number % 4 == 0 ? "no" : "yes";
              flow.runStep(
                  "prompt",
                  step ->
                      step.capture("question", "same?", INPUT)
                          .capture("prompt", "Is it the same?", OUTPUT));
              flow.runStep(
                  "judge",
                  step ->
                      step.kind("llm")
                          .capture("prompt", "Is it the same?", INPUT)
                          .capture("answer", verdict, OUTPUT));
              flow.runStep(
                  "act",
                  step ->
                      step.capture("answer", verdict, INPUT)
                          .capture("done", verdict + "!", OUTPUT));
            });
    JsonNode report = judged.ask("/determinism");
    assertThat(report.at("/firstRandomStep/step").asText()).isEqualTo("judge");
    JsonNode judge = having(report.path("steps"), "step", "judge");
    // 30 times yes and 10 times no: 300 of 780 pairs differ.
    assertThat(judge.path("flipRate").doubleValue()).isCloseTo(300.0 / 780, within(1e-9));
    assertThat(judge.path("deviatingRuns").intValue()).isEqualTo(10);
    assertThat(judge.at("/distinctOutputs/max").intValue()).isEqualTo(2);
    assertThat(judge.path("entropy").doubleValue()).isCloseTo(0.811278, within(1e-6));
    assertThat(having(report.path("steps"), "step", "act").path("verdict").asText())
        .isEqualTo("deterministic");
    JsonNode example = report.at("/firstRandomStep/example");
    JsonNode compared =
        API.get(
                "/api/compare?left=%s&right=%s"
                    .formatted(example.path("left").asText(), example.path("right").asText()))
            .json();
    assertThat(compared.at("/firstDivergence/step").asText()).isEqualTo("judge");
    assertThat(compared.at("/firstDivergence/verdict").asText())
        .isEqualTo("same_input_different_output");
  }

  /** One query, worded in three ways, whose result is the same: unstable text, stable set. */
  @Test
  void otherWordsForTheSameResultAreAStableSet() {
    Recorded sql =
        Recorded.runs(
            API,
            "text to sql",
            12,
            (flow, number) -> {
              flow.runStep(
                  "generate",
                  step ->
                      step.capture("question", "who pays?", INPUT)
                          .capture("sql", "select " + " ".repeat(number % 3) + "payer", OUTPUT));
              flow.runStep(
                  "answer",
                  step ->
                      step.capture("rows", List.of(4, 5), INPUT)
                          .capture("answer", "4 and 5", OUTPUT));
            });
    JsonNode steps = sql.ask("/determinism").path("steps");
    assertThat(having(steps, "step", "generate").path("verdict").asText()).isEqualTo("varies");
    assertThat(having(steps, "step", "generate").at("/distinctOutputs/max").intValue())
        .isEqualTo(3);
    assertThat(having(steps, "step", "answer").path("verdict").asText()).isEqualTo("deterministic");
  }

  /** A judge in whose view each run another one of three candidates is not good enough. */
  @Test
  void howFarTheChosenOverlapIsMeasured() {
    Recorded judged =
        Recorded.runs(
            API,
            "overlap",
            9,
            (flow, number) ->
                flow.runStep(
                    "judge",
                    step -> {
                      step.capture("prompt", "good enough?", INPUT);
                      step.capture(
                          "verdicts",
                          IntStream.range(0, 3)
                              .mapToObj(i -> Map.of("id", "C" + i, "passed", i != number % 3))
                              .toList(),
                          Shape.candidates("id").passed("passed"));
                    }));
    JsonNode judge = judged.ask("/determinism").at("/steps/0");
    assertThat(judge.path("verdict").asText()).isEqualTo("varies");
    // Two of three each, one of them in common.
    assertThat(judge.at("/setStability/jaccard").doubleValue()).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void tenRunsThatAreAlikeBoundTheVariationBelow26Percent() {
    Recorded ten =
        Recorded.runs(
            API,
            "ten alike",
            10,
            (flow, number) ->
                flow.runStep(
                    "add", step -> step.capture("in", 1, INPUT).capture("out", 2, OUTPUT)));
    JsonNode add = ten.ask("/determinism").at("/steps/0");
    assertThat(add.path("bound95").doubleValue()).isBetween(0.258, 0.26);
  }

  @Test
  void whatWasNeverRepeatedIsUnknown() {
    Recorded never =
        Recorded.runs(
            API,
            "never repeated",
            5,
            (flow, number) ->
                flow.runStep(
                    "add",
                    step -> step.capture("in", number, INPUT).capture("out", number, OUTPUT)));
    JsonNode report = never.ask("/determinism");
    assertThat(report.at("/steps/0/verdict").asText()).isEqualTo("unknown");
    assertThat(report.at("/steps/0/flipRate").isNull()).isTrue();
    assertThat(report.path("sentence").asText()).contains("unknown");
  }

  /** Model m-2 fails nine times in ten, all others once in ten; the region says nothing. */
  @Test
  void attributeThatTheBadRunsShareComesFirst() {
    Recorded contrasted =
        Recorded.runs(
            API,
            "contrasted",
            200,
            (flow, number) -> {
              boolean second = number % 4 == 0;
              boolean fails = number / 4 % 10 < (second ? 9 : 1);
              flow.attribute("model", second ? "m-2" : "m-1").attribute("region", "r" + number % 3);
              flow.runStep("search", step -> step.finish("found"));
              if (fails) {
                flow.runStep("answer", step -> step.fail("timeout after %d ms".formatted(number)));
                flow.fail("no answer");
              } else {
                flow.runStep("answer", step -> step.finish("said it"));
                flow.finish();
              }
            });
    JsonNode answer = contrasted.ask("/contrast?bad=failed");
    assertThat(answer.at("/bad/runs").intValue()).isEqualTo(45 + 15);
    assertThat(answer.at("/others/runs").intValue()).isEqualTo(140);
    JsonNode model = attribute(answer, "model", "m-2");
    assertThat(model.path("bad").intValue()).isEqualTo(45);
    assertThat(model.path("others").intValue()).isEqualTo(5);
    assertThat(model.path("riskRatio").doubleValue()).isCloseTo(0.9 / 0.1, within(1e-9));
    assertThat(model.path("significant").booleanValue()).isTrue();
    assertThat(model.at("/examples/bad")).isNotEmpty();
    for (JsonNode region : answer.path("contrasts")) {
      if (region.path("name").asText().equals("region")) {
        assertThat(region.path("significant").booleanValue()).isFalse();
      }
    }
    // What the failures say themselves is the only thing that goes with them more closely.
    JsonNode byReason = contrasted.ask("/contrast?bad=reason:timeout");
    assertThat(byReason.at("/bad/runs").intValue()).isEqualTo(60);
  }

  private static JsonNode attribute(JsonNode answer, String name, String value) {
    for (JsonNode contrast : answer.path("contrasts")) {
      if (contrast.path("name").asText().equals(name)
          && contrast.path("value").asText().equals(value)) {
        return contrast;
      }
    }
    throw new AssertionError(answer.toString());
  }

  /** An agent that tries a tool again when it times out, and goes round when the plan fails. */
  @Test
  void repeatedStepsAreTheirOwnVariant() {
    Recorded agent =
        Recorded.runs(
            API,
            "agent",
            30,
            (flow, number) -> {
              step(flow, "plan");
              step(flow, "tool");
              if (number % 3 == 0) {
                step(flow, "tool");
              }
              if (number % 10 == 0) {
                step(flow, "plan");
                step(flow, "tool");
              }
              step(flow, "answer");
            });
    JsonNode answer = agent.ask("/variants");
    assertThat(answer.path("found").intValue()).isEqualTo(4);
    JsonNode usual = answer.at("/variants/0");
    assertThat(usual.path("steps").toString()).isEqualTo("[\"plan\",\"tool\",\"answer\"]");
    assertThat(usual.path("runs").intValue()).isEqualTo(18);
    assertThat(transition(answer, "tool", "tool").path("runs").intValue()).isEqualTo(10);
    assertThat(transition(answer, "tool", "plan").path("runs").intValue()).isEqualTo(3);
    assertThat(transition(answer, "plan", "tool").path("count").intValue()).isEqualTo(33);
    assertThat(transition(answer, "null", "plan").path("runs").intValue()).isEqualTo(30);
    JsonNode overview = agent.ask("");
    assertThat(overview.at("/statuses/completed").intValue()).isEqualTo(30);
    assertThat(overview.at("/steps").findValuesAsText("step"))
        .containsExactlyInAnyOrder("plan", "tool", "tool", "tool", "plan", "answer");
  }

  private static void step(Flow flow, String name) {
    flow.runStep(name, step -> step.finish("done"));
  }

  /** A run's beginning and end are called null. */
  private static JsonNode transition(JsonNode answer, String from, String to) {
    for (JsonNode transition : answer.path("transitions")) {
      if (transition.path("from").asText().equals(from)
          && transition.path("to").asText().equals(to)) {
        return transition;
      }
    }
    throw new AssertionError(answer.path("transitions").toString());
  }

  /**
   * Prompt b keeps fewer in one segment and more in the other: nothing is to be seen in all runs
   * together (Simpson).
   */
  @Test
  void driftOfOneSegmentIsSeenInThatSegment() {
    Recorded prompts =
        Recorded.runs(
            API,
            "prompts",
            160,
            (flow, number) -> {
              boolean b = number % 2 == 1;
              boolean retail = number / 2 % 2 == 1;
              flow.attribute("prompt", b ? "b" : "a")
                  .attribute("segment", retail ? "retail" : "bank");
              int kept = b == retail ? 2 : 8;
              List<Integer> ten = IntStream.range(0, 10).boxed().toList();
              flow.runStep(
                  "screen",
                  step ->
                      step.filter(
                          "screened", ten, it -> it, rule("enough", it -> it, atLeast(10 - kept))));
            });
    String both = "/drift?attribute=prompt&left=a&right=b";
    assertThat(dropOfScreen(prompts.ask(both)).path("verdict").asText()).isEqualTo("none");
    JsonNode retail = dropOfScreen(prompts.ask(both + "&attr.segment=retail"));
    assertThat(retail.path("verdict").asText()).isEqualTo("drift");
    assertThat(retail.path("left").intValue()).isEqualTo(40);
    assertThat(retail.path("psi").doubleValue()).isGreaterThan(0.25);
    assertThat(retail.path("correctedP").doubleValue()).isLessThan(0.001);
    JsonNode few = dropOfScreen(prompts.ask(both + "&attr.segment=retail&limit=19"));
    assertThat(few.path("verdict").asText()).isEqualTo("unknown");
  }

  private static JsonNode dropOfScreen(JsonNode answer) {
    for (JsonNode metric : answer.path("metrics")) {
      if (metric.path("metric").asText().equals("drop")
          && metric.path("step").asText().equals("screen")) {
        return metric;
      }
    }
    throw new AssertionError(answer.toString());
  }

  /** One run drops nearly all, one has no second look, one fails as none before. */
  @Test
  void runsThatStandOutAreNamedWithTheReasonWhy() {
    Recorded usual =
        Recorded.runs(
            API,
            "usual",
            40,
            (flow, number) -> {
              int kept = number == 11 ? 1 : 70 + number % 3;
              List<Integer> hundred = IntStream.range(0, 100).boxed().toList();
              flow.runStep(
                  "screen",
                  step ->
                      step.filter(
                          "screened", hundred, it -> it, rule("r", it -> it, atLeast(100 - kept))));
              if (number != 22) {
                flow.runStep("second_look", step -> step.finish("looked"));
              }
              if (number == 33) {
                flow.fail("quota of 17 calls used up");
              }
            });
    JsonNode outliers = usual.ask("").path("outliers");
    assertThat(outliers.path("found").intValue()).isEqualTo(3);
    assertThat(why(outliers, usual.flowId(11)))
        .startsWith("screen dropped 99 % of 100 candidates; half of the runs drop at most 29 %");
    assertThat(why(outliers, usual.flowId(22)))
        .isEqualTo("It has no second_look, which 39 of 40 runs have.");
    assertThat(why(outliers, usual.flowId(33)))
        .isEqualTo("The run failed for a reason that no run before gave: quota of # calls used up");
    JsonNode screen = having(usual.ask("").path("steps"), "step", "screen");
    assertThat(screen.at("/in/p50").doubleValue()).isEqualTo(100);
    assertThat(screen.at("/out/p50").doubleValue()).isEqualTo(71);
    assertThat(screen.at("/drop/p90").doubleValue()).isCloseTo(0.3, within(1e-9));
  }

  private static String why(JsonNode outliers, String flowId) {
    return having(outliers.path("runs"), "flowId", flowId).at("/why/0/sentence").asText();
  }
}
