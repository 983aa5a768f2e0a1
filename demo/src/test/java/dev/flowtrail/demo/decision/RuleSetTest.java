package dev.flowtrail.demo.decision;

import static dev.flowtrail.demo.decision.Condition.atMost;
import static dev.flowtrail.demo.decision.Condition.between;
import static dev.flowtrail.demo.decision.Condition.isNot;
import static dev.flowtrail.demo.decision.Condition.isOneOf;
import static dev.flowtrail.demo.decision.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleSetTest {

  private static final Thing LIGHT_RED = new Thing("a", 1.5, "red");
  private static final Thing HEAVY_RED = new Thing("b", 9, "red");
  private static final Thing HEAVY_BLUE = new Thing("c", 8, "blue");
  private static final Thing LIGHT_UNKNOWN = new Thing("d", 2, null);

  private static final RuleSet<Thing> LIGHT_AND_RED =
      new RuleSet<>(
          "1",
          List.of(
              rule("weight", Thing::weight, atMost(5)),
              rule("colour", Thing::colour, isOneOf(List.of("red")))));

  @Test
  void everyRuleIsEvaluatedForEveryCandidate() {
    Filtered<Thing> filtered =
        LIGHT_AND_RED.evaluate(List.of(LIGHT_RED, HEAVY_RED, HEAVY_BLUE, LIGHT_UNKNOWN));

    assertThat(filtered.evaluations())
        .allSatisfy(each -> assertThat(each.rules()).containsOnlyKeys("weight", "colour"));
    assertThat(filtered.failuresByRule()).containsEntry("weight", 2).containsEntry("colour", 2);
  }

  @Test
  void reasonNamesEveryFailedRule() {
    Evaluation<Thing> evaluation = only(HEAVY_BLUE);

    assertThat(evaluation.reason())
        .isEqualTo("weight: 8.0 is not <= 5; colour: blue is not in [red]");
  }

  @Test
  void resultKeepsActualThresholdAndOperator() {
    assertThat(only(HEAVY_RED).rules().get("weight"))
        .isEqualTo(new RuleResult(false, 9.0, 5, "<=", "9.0 is not <= 5"));
  }

  @Test
  void unknownValueFailsUnlessTheRuleLetsItPass() {
    RuleSet<Thing> patient =
        new RuleSet<>(
            "1", List.of(rule("colour", Thing::colour, isNot("red")).unknownPasses(true)));

    assertThat(only(LIGHT_UNKNOWN).passed()).isFalse();
    assertThat(patient.evaluate(List.of(LIGHT_UNKNOWN)).kept()).containsExactly(LIGHT_UNKNOWN);
  }

  @Test
  void betweenIncludesBothEnds() {
    RuleSet<Thing> rules =
        new RuleSet<>("1", List.of(rule("weight", Thing::weight, between(2, 8))));

    assertThat(rules.evaluate(List.of(LIGHT_RED, HEAVY_RED, HEAVY_BLUE, LIGHT_UNKNOWN)).kept())
        .containsExactly(HEAVY_BLUE, LIGHT_UNKNOWN);
  }

  @Test
  void sentenceCountsTheKeptAndTheRuleThatFailedMost() {
    Filtered<Thing> filtered = LIGHT_AND_RED.evaluate(List.of(LIGHT_RED, HEAVY_RED, HEAVY_BLUE));

    assertThat(filtered.reason()).isEqualTo("kept 1 of 3; weight failed most (2)");
    assertThat(LIGHT_AND_RED.evaluate(List.of(LIGHT_RED)).reason()).isEqualTo("kept 1 of 1");
  }

  private static Evaluation<Thing> only(Thing thing) {
    return LIGHT_AND_RED.evaluate(List.of(thing)).evaluations().getFirst();
  }
}
