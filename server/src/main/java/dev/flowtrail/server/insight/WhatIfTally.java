package dev.flowtrail.server.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the candidates of a step by whether one of its rules alone decides about them. */
final class WhatIfTally {

  /** A page can draw so many; the counts are those of all. */
  static final int MAX_VALUES = 100_000;

  /**
   * A candidate about whom this rule alone decides.
   *
   * @param actual its value, as it was recorded
   */
  record Decided(String id, String actual, BigDecimal value, boolean passes) {}

  private final String rule;
  private final Set<String> rules = new HashSet<>();
  private final List<Decided> decided = new ArrayList<>();
  private @Nullable String operator;
  private @Nullable String threshold;
  private boolean thresholdsDiffer;
  private boolean someNotAsked;
  private int fewestAsked = Integer.MAX_VALUE;
  private int leftOut;
  private int candidates;
  private int passing;
  private int failingOnlyThis;
  private int failingOthersToo;
  private int withoutValue;
  private int otherwise;
  private boolean found;

  WhatIfTally(String rule) {
    this.rule = rule;
  }

  void add(Candidate candidate) {
    candidates++;
    candidate.rules().forEach(each -> rules.add(each.name()));
    passing += Boolean.TRUE.equals(candidate.wentOn()) ? 1 : 0;
    Optional<RuleVerdict> asked =
        candidate.rules().stream().filter(each -> each.name().equals(rule)).findFirst();
    asked.ifPresent(this::noteThreshold);
    List<RuleVerdict> failed = candidate.failedRules();
    boolean failsThis = asked.filter(RuleVerdict::failed).isPresent();
    if (failed.size() > (failsThis ? 1 : 0)) {
      failingOthersToo += failsThis ? 1 : 0;
    } else if (asked.isEmpty()) {
      someNotAsked = true;
    } else if (Objects.equals(candidate.wentOn(), !failsThis)) {
      failingOnlyThis += failsThis ? 1 : 0;
      fewestAsked = Math.min(fewestAsked, failsThis ? candidate.rules().size() : fewestAsked);
      addDecided(candidate.id(), asked.get(), !failsThis);
    } else {
      otherwise++;
    }
  }

  private void noteThreshold(RuleVerdict verdict) {
    thresholdsDiffer |=
        found
            && !(Objects.equals(verdict.threshold(), threshold)
                && Objects.equals(verdict.operator(), operator));
    found = true;
    threshold = verdict.threshold();
    operator = verdict.operator();
  }

  private void addDecided(String id, RuleVerdict verdict, boolean passes) {
    List<BigDecimal> values = Distance.numbers(verdict.actual());
    if (values.size() != 1 || verdict.actual() == null || verdict.actual().startsWith("[")) {
      withoutValue++;
    } else if (decided.size() < MAX_VALUES) {
      decided.add(new Decided(id, verdict.actual(), values.get(0), passes));
    } else {
      leftOut++;
    }
  }

  /** Whether any candidate was asked this rule. */
  boolean found() {
    return found;
  }

  /** The comparison; nothing where it is none of numbers, or candidates were compared otherwise. */
  Optional<NumericTest> test() {
    return thresholdsDiffer ? Optional.empty() : NumericTest.of(operator, threshold);
  }

  @Nullable String operator() {
    return operator;
  }

  @Nullable String threshold() {
    return threshold;
  }

  boolean thresholdsDiffer() {
    return thresholdsDiffer;
  }

  /** Whether those who failed this rule were asked all others, too. */
  boolean allOthersAsked() {
    return !someNotAsked && (failingOnlyThis == 0 || fewestAsked >= rules.size());
  }

  /** By value, the smallest first. */
  List<Decided> decided() {
    decided.sort(Comparator.comparing(Decided::value).thenComparing(Decided::id));
    return decided;
  }

  int leftOut() {
    return leftOut;
  }

  int candidates() {
    return candidates;
  }

  int passing() {
    return passing;
  }

  int failingOnlyThis() {
    return failingOnlyThis;
  }

  int failingOthersToo() {
    return failingOthersToo;
  }

  /** About whom it alone decides, by a value that was not recorded as a number. */
  int withoutValue() {
    return withoutValue;
  }

  /** Who went on although a rule failed, or did not although none did. */
  int otherwise() {
    return otherwise;
  }
}
