package dev.flowtrail.demo.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Candidates after the rules have spoken, the dropped ones still among them. */
public record Filtered<T>(List<Evaluation<T>> evaluations) {

  /** The candidates that failed no rule, in the order they came. */
  public List<T> kept() {
    return evaluations.stream().filter(Evaluation::passed).map(Evaluation::candidate).toList();
  }

  /** How many candidates failed each rule; one that failed several counts for each of them. */
  public Map<String, Integer> failuresByRule() {
    Map<String, Integer> failures = new LinkedHashMap<>();
    for (Evaluation<T> evaluation : evaluations) {
      evaluation
          .rules()
          .forEach((name, result) -> failures.merge(name, result.passed() ? 0 : 1, Integer::sum));
    }
    return failures;
  }

  /** One sentence: {@code kept 12 of 50; price failed most (21)}. */
  public String reason() {
    String kept = "kept " + kept().size() + " of " + evaluations.size();
    return failuresByRule().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .reduce((most, next) -> next.getValue() > most.getValue() ? next : most)
        .map(most -> kept + "; " + most.getKey() + " failed most (" + most.getValue() + ")")
        .orElse(kept);
  }
}
