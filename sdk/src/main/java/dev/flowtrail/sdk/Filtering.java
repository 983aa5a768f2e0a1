package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A filter that records why it keeps and drops. */
final class Filtering<T> {
  private static final String FIRST_FAIL = "until the first failure";
  private static final String ALL_RULES = "all rules";

  private final RecordedStep step;
  private final Rules<T> rules;
  private final CandidateRows<T> rows;
  private final List<RuleColumn<T>> columns;
  private final Verdicts<T> verdicts;
  private final RuleTally<T> tally;
  private final List<T> kept = new ArrayList<>();

  private boolean complete;

  private Filtering(
      RecordedStep step, String name, Candidates<T> described, Rules<T> rules, int candidates) {
    this.step = step;
    this.rules = rules;
    this.rows = CandidateRows.begin(step, name, described, candidates, Sampling.PER_REASON);
    this.columns = RuleColumn.of(rules.list(), rows.values());
    this.verdicts = new Verdicts<>(columns, rules.endsAtFirstFail());
    this.tally = new RuleTally<>(columns);
  }

  static <T> List<T> filter(
      @Nullable RecordedStep step,
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      Rules<T> rules) {
    return step == null
        ? unrecorded(candidates, rules)
        : new Filtering<>(step, name, Candidates.<T>of(id), rules, candidates.size())
            .run(candidates);
  }

  private static <T> List<T> unrecorded(Collection<? extends T> candidates, Rules<T> rules) {
    List<T> kept = new ArrayList<>();
    for (T candidate : candidates) {
      if (rules.pass(candidate)) {
        kept.add(candidate);
      }
    }
    return Collections.unmodifiableList(kept);
  }

  private List<T> run(Collection<? extends T> candidates) {
    step.capture("config", config(rules));
    try {
      for (T candidate : candidates) {
        judge(candidate);
      }
      complete = true;
    } finally {
      record();
    }
    return Collections.unmodifiableList(kept);
  }

  private void judge(T candidate) {
    try {
      verdicts.ask(candidate, false);
      if (verdicts.passed()) {
        kept.add(candidate);
      }
    } finally {
      tally.count(verdicts);
      if (rows.sampled()) {
        rows.sample(candidate, verdicts.fate(), verdicts::copy);
      } else {
        rows.add(candidate, verdicts);
      }
    }
  }

  private void record() {
    Shape shape =
        Shape.candidates(CandidateRows.ID)
            .passed(CandidateRows.PASSED)
            .reason(CandidateRows.REASON)
            .rules(CandidateRows.RULES)
            .queryable(CandidateRows.PASSED, FieldType.BOOLEAN);
    for (RuleColumn<T> column : columns) {
      shape = column.declareIn(shape);
    }
    rows.keep(shape, complete ? tally.passed() : null, () -> Map.of("rules", tally.counts()));
    String attribution = rules.endsAtFirstFail() ? " (rules were asked " + FIRST_FAIL + ")" : "";
    step.suggest(StepKind.FILTER, tally.kept() + tally.worst() + attribution);
  }

  static Map<String, @Nullable Object> config(Rules<?> rules) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (rules.version() != null) {
      config.put("version", rules.version());
    }
    config.put("asked", rules.endsAtFirstFail() ? FIRST_FAIL : ALL_RULES);
    config.put("rules", settings(rules.list()));
    return config;
  }

  private static Map<String, Object> settings(List<? extends Rule<?>> rules) {
    List<String> names = Column.distinct(rules.stream().map(Rule::name).toList());
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Rule<?> rule = rules.get(i);
      Map<String, @Nullable Object> setting = new LinkedHashMap<>();
      setting.put("operator", rule.condition().operator());
      setting.put("threshold", rule.condition().threshold());
      setting.put("unknown", rule.unknownPasses() ? "passes" : "fails");
      settings.put(names.get(i), setting);
    }
    return settings;
  }
}
