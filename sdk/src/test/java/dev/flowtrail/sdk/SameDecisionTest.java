package dev.flowtrail.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Recorded or not, a decision is the one of the host's own loop; also where rules throw. */
final class SameDecisionTest {
  private static final int ROUNDS = 500;

  @AutoClose private final SendingBench bench = new SendingBench();

  @Test
  void filterDecidesLikeALoop() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Integer> candidates = IntStream.range(0, random.nextInt(12)).boxed().toList();
      List<Rule<Integer>> rules = rules(random);
      for (Rules<Integer> asked :
          List.of(Rules.<Integer>of(rules), Rules.<Integer>of(rules).firstFail())) {
        Object wanted = outcome(() -> loop(candidates, rules));
        assertThat(outcome(() -> recorded().filter("e", candidates, id -> id, asked)))
            .as("seed %d, recorded", seed)
            .isEqualTo(wanted);
        assertThat(outcome(() -> new SilentStep("s").filter("e", candidates, id -> id, asked)))
            .as("seed %d, not recorded", seed)
            .isEqualTo(wanted);
      }
    }
  }

  @Test
  void selectionDecidesLikeALoop() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Ranked<Integer>> shortlist =
          IntStream.range(0, random.nextInt(12)).mapToObj(i -> new Ranked<>(i + 1, i, -i)).toList();
      List<Rule<Integer>> rules = rules(random);
      Object wanted = outcome(() -> firstTwo(shortlist, rules));
      for (Step step : List.of(recorded(), new SilentStep("s"))) {
        assertThat(
                outcome(() ->
                    asList(
                        Selecting.select(
                            step.recorded(), "e", shortlist, id -> id, Rules.<Integer>of(rules)))))
            .as("seed %d", seed)
            .isEqualTo(wanted);
      }
    }
  }

  private Step recorded() {
    return bench.createFlow("selection").createStep("filter");
  }

  /** What any engineer would write. */
  private static List<Integer> loop(List<Integer> candidates, List<Rule<Integer>> rules) {
    List<Integer> kept = new ArrayList<>();
    for (Integer candidate : candidates) {
      if (rules.stream().allMatch(rule -> rule.passes(rule.actual(candidate)))) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static List<Integer> firstTwo(List<Ranked<Integer>> list, List<Rule<Integer>> rules) {
    return list.stream()
        .map(Ranked::candidate)
        .filter(candidate -> rules.stream().allMatch(rule -> rule.passes(rule.actual(candidate))))
        .limit(2)
        .toList();
  }

  private static List<Integer> asList(Selection<Integer> selection) {
    List<Integer> picked = new ArrayList<>();
    selection.winner().map(Ranked::candidate).ifPresent(picked::add);
    selection.runnerUp().map(Ranked::candidate).ifPresent(picked::add);
    return picked;
  }

  private static List<Rule<Integer>> rules(Random random) {
    List<Rule<Integer>> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Map<Integer, Integer> values = new java.util.HashMap<>();
      for (int candidate = 0; candidate < 12; candidate++) {
        values.put(candidate, random.nextInt(10));
      }
      String name = "rule " + i;
      int throwing = random.nextInt(40);
      rules.add(rule(name, id -> valueOf(values, id, throwing, name), atLeast(4)));
    }
    return rules;
  }

  private static Integer valueOf(
      Map<Integer, Integer> values, Integer candidate, int throwing, String rule) {
    if (candidate == throwing) {
      throw new IllegalStateException(rule + " about " + candidate);
    }
    return values.getOrDefault(candidate, 0);
  }

  private static Object outcome(Callable<?> decision) {
    try {
      return decision.call();
    } catch (Exception thrown) {
      return thrown.toString();
    }
  }
}
