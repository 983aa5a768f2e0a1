package dev.flowtrail.server.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what became of a candidate, with nothing in it that was not recorded. */
final class JourneySentence {

  private static final MathContext SHOWN_DIGITS = new MathContext(4);

  private final Journey journey;
  private final int steps;

  /**
   * @param steps how many steps the flow has
   */
  JourneySentence(Journey journey, int steps) {
    this.journey = journey;
    this.steps = steps;
  }

  @Override
  public String toString() {
    return switch (journey.fate()) {
      case NEVER_ENTERED -> neverEntered();
      case DROPPED -> dropped(decidedAt());
      case RANKED_OUT -> rankedOut(decidedAt());
      case SELECTED -> selected(decidedAt());
      case NOT_RECORDED -> notRecorded();
    };
  }

  private JourneyStop decidedAt() {
    return journey.decidedAt().orElseThrow();
  }

  private String id() {
    return journey.candidateId();
  }

  private String place(JourneyStop stop) {
    return "%s (step %d of %d)".formatted(stop.name(), stop.step().number(), steps);
  }

  private String neverEntered() {
    JourneyStop first = journey.stops().get(0);
    String others =
        journey.stops().size() == 1 ? "" : " or in any later step that recorded its candidates";
    return "%s never entered: it is not among the %s of %s%s."
        .formatted(id(), candidates(first.candidates()), place(first), others);
  }

  private String dropped(JourneyStop stop) {
    if (!stop.entered()) {
      return lostBefore(stop);
    }
    String begin = "%s was dropped at %s".formatted(id(), place(stop));
    return journey
        .rule()
        .map(rule -> begin + ": " + rule(rule) + otherRules(rule) + nearMisses(stop, rule))
        .orElseGet(() -> begin + reason(stop));
  }

  private String lostBefore(JourneyStop stop) {
    JourneyStop before =
        journey.stops().stream().filter(JourneyStop::entered).reduce((a, b) -> b).orElseThrow();
    return "%s passed %s, but is not among the %s that went into %s. No reason was recorded."
        .formatted(id(), place(before), candidates(stop.candidates()), place(stop));
  }

  private static String rule(RuleVerdict rule) {
    String detail = rule.detail() == null ? "" : " (" + rule.detail() + ")";
    return rule.name() + expectation(rule) + detail + missedBy(rule) + ".";
  }

  private static String expectation(RuleVerdict rule) {
    if (rule.actual() == null && rule.threshold() == null) {
      return " failed";
    }
    String actual = rule.actual() == null ? "not recorded" : brief(rule.actual());
    String threshold = rule.threshold() == null ? "" : " " + brief(rule.threshold());
    return rule.operator() == null
        ? " failed with " + actual + (threshold.isEmpty() ? "" : ", threshold" + threshold)
        : " is %s, expected %s%s".formatted(actual, rule.operator(), threshold);
  }

  private static String brief(String json) {
    return json.length() <= 80 ? json : json.substring(0, 77) + "...";
  }

  private static String missedBy(RuleVerdict rule) {
    return Distance.of(rule).map(by -> "; it misses by " + by.toPlainString()).orElse("");
  }

  private String otherRules(RuleVerdict rule) {
    List<RuleVerdict> failed = journey.failedRules();
    return failed.size() < 2
        ? ""
        : " It failed "
            + failed.stream()
                .filter(other -> other != rule)
                .map(RuleVerdict::name)
                .collect(Collectors.joining(", "))
            + " too.";
  }

  /** Only for who failed nothing else: then this rule alone is to be looked at. */
  private String nearMisses(JourneyStop stop, RuleVerdict rule) {
    if (journey.failedRules().size() > 1 || stop.isPartial()) {
      return "";
    }
    int others = stop.tally().othersFailingOnly(rule.name());
    return switch (others) {
      case 0 -> " No other candidate failed only this rule.";
      case 1 -> " 1 other candidate failed only this rule.";
      default -> " " + count(others) + " others failed only this rule.";
    };
  }

  private static String reason(JourneyStop stop) {
    return stop.candidate()
        .map(Candidate::reason)
        .filter(reason -> !reason.isBlank())
        .map(reason -> ": " + brief(reason) + ".")
        .orElse(". No reason was recorded.");
  }

  private String rankedOut(JourneyStop stop) {
    CutOff cutOff = stop.tally().cutOff();
    Optional<Candidate> candidate = stop.candidate();
    List<String> facts = new ArrayList<>();
    candidate.map(Candidate::rank).ifPresent(rank -> facts.add("it came at rank " + number(rank)));
    if (cutOff.places() > 0) {
      facts.add(cutOff.places() == 1 ? "one went on" : count(cutOff.places()) + " went on");
    }
    gap(candidate.map(Candidate::score), cutOff.score()).ifPresent(facts::add);
    String why = facts.isEmpty() ? "" : ": " + String.join("; ", facts);
    return "%s was ranked out at %s%s.".formatted(id(), place(stop), why);
  }

  private static Optional<String> gap(Optional<Double> score, @Nullable Double cutOff) {
    if (score.isEmpty() || cutOff == null || score.get() > cutOff) {
      return Optional.empty();
    }
    double gap = cutOff - score.get();
    return Optional.of(
        gap == 0
            ? "its score equals the cut-off " + number(cutOff)
            : "its score %s is %s below the cut-off %s"
                .formatted(number(score.get()), number(gap), number(cutOff)));
  }

  private static String number(double value) {
    return new BigDecimal(value).round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
  }

  private String selected(JourneyStop stop) {
    boolean one = stop.passed() != null && stop.passed() == 1;
    if (one) {
      return "%s was selected at %s.".formatted(id(), place(stop));
    }
    long remained = stop.passed() == null ? stop.candidates() : stop.passed();
    return "%s remained to the end: it is among the %s that %s let through."
        .formatted(id(), candidates(remained), place(stop));
  }

  private String notRecorded() {
    String begin = "What became of %s was not recorded: ".formatted(id());
    if (journey.stops().isEmpty()) {
      return begin + "no step of this flow recorded its candidates.";
    }
    JourneyStop stop = decidedAt();
    if (stop.unreadable()) {
      return begin + "the data of %s is missing or damaged.".formatted(place(stop));
    }
    if (stop.isPartial() && !stop.entered()) {
      return begin
          + "%s kept the data of %s of its %s, and it is not one of these."
              .formatted(place(stop), count(stop.recorded()), candidates(stop.candidates()));
    }
    return stop.entered() && stop.out() != null
        ? begin + "it passed %s, and a later step failed.".formatted(place(stop))
        : begin + "%s does not say whether it went on.".formatted(place(stop));
  }

  private static String candidates(long count) {
    return count == 1 ? "1 candidate" : count(count) + " candidates";
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
