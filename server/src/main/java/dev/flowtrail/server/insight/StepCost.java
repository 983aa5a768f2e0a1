package dev.flowtrail.server.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts who went on from a step, who did not, and what kept them back. */
final class StepCost {

  /** Reasons beyond it are counted together: they are texts about single candidates. */
  private static final int MAX_REASONS = 1_000;

  private static final Pattern MERGED =
      Pattern.compile("(merged (in)?to|duplicate of) ", Pattern.CASE_INSENSITIVE);

  /** How many dropped candidates gave this reason; null for all reasons beyond the limit. */
  record Reason(@Nullable String text, int candidates) {}

  private final Map<String, RuleTally> rules = new LinkedHashMap<>();
  private final Map<String, Integer> reasons = new LinkedHashMap<>();
  private int otherReasons;
  private int candidates;
  private int kept;
  private int dropped;
  private int withoutRule;
  private int merged;
  private int fewestRules = Integer.MAX_VALUE;

  private static final class RuleTally {
    private int gross;
    private int unique;
    private double shapley;
  }

  void add(Candidate candidate) {
    candidates++;
    fewestRules = Math.min(fewestRules, candidate.rules().size());
    candidate.rules().forEach(rule -> rules.computeIfAbsent(rule.name(), n -> new RuleTally()));
    Boolean wentOn = candidate.wentOn();
    if (Boolean.TRUE.equals(wentOn)) {
      kept++;
    } else if (wentOn != null) {
      dropped++;
      addDropped(candidate);
    }
  }

  private void addDropped(Candidate candidate) {
    List<RuleVerdict> failed = candidate.failedRules();
    withoutRule += failed.isEmpty() ? 1 : 0;
    for (RuleVerdict rule : failed) {
      RuleTally tally = rules.computeIfAbsent(rule.name(), name -> new RuleTally());
      tally.gross++;
      tally.unique += failed.size() == 1 ? 1 : 0;
      tally.shapley += 1.0 / failed.size();
    }
    if (candidate.reason() != null) {
      merged += MERGED.matcher(candidate.reason()).lookingAt() ? 1 : 0;
      addReason(candidate.reason());
    }
  }

  private void addReason(String reason) {
    if (reasons.size() < MAX_REASONS || reasons.containsKey(reason)) {
      reasons.merge(reason, 1, Integer::sum);
    } else {
      otherReasons++;
    }
  }

  /** How many candidates were recorded. */
  int candidates() {
    return candidates;
  }

  int kept() {
    return kept;
  }

  int dropped() {
    return dropped;
  }

  /** How many of which the step does not say whether they went on. */
  int pending() {
    return candidates - kept - dropped;
  }

  /** How many of the dropped gave as reason that another candidate stands for them. */
  int merged() {
    return merged;
  }

  /** How many were dropped without a rule that failed. */
  int withoutRule() {
    return withoutRule;
  }

  /** Whether every rule was asked about every candidate, so that the costs are comparable. */
  boolean allRulesAsked() {
    return candidates == 0 || fewestRules == rules.size();
  }

  /** The dearest first. */
  List<RuleCost> rules() {
    return rules.entrySet().stream()
        .map(rule -> cost(rule.getKey(), rule.getValue()))
        .sorted(
            Comparator.comparingDouble(RuleCost::shapley).reversed().thenComparing(RuleCost::rule))
        .toList();
  }

  private static RuleCost cost(String rule, RuleTally tally) {
    return new RuleCost(rule, tally.gross, tally.unique, tally.shapley);
  }

  /** The most frequent first. */
  List<Reason> reasons() {
    List<Reason> sorted =
        new ArrayList<>(
            reasons.entrySet().stream()
                .sorted(
                    Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Entry.comparingByKey()))
                .map(reason -> new Reason(reason.getKey(), reason.getValue()))
                .toList());
    if (otherReasons > 0) {
      sorted.add(new Reason(null, otherReasons));
    }
    return sorted;
  }
}
