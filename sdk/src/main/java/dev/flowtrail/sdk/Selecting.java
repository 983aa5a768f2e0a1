package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last choice: the best that keeps all rules, and the next best. */
final class Selecting<T> {
  private static final byte[] RANK = JsonText.lead(CandidateRows.RANK);
  private static final byte[] SCORE = JsonText.lead(CandidateRows.SCORE);
  private static final byte[] PASSED = JsonText.lead(CandidateRows.PASSED);
  private static final byte[] REASON = JsonText.lead(CandidateRows.REASON);
  private static final int WINNER_AND_RUNNER_UP = 2;

  private final RecordedStep step;
  private final Candidates<T> described;
  private final Rules<T> rules;
  private final CandidateRows<T> rows;
  private final List<RuleColumn<T>> columns;
  private final Verdicts<T> verdicts;
  private final RuleTally<T> tally;
  private final List<Ranked<T>> acceptable = new ArrayList<>();

  private Selecting(RecordedStep step, String name, Candidates<T> described, Rules<T> rules) {
    this.step = step;
    this.described = described;
    this.rules = rules;
    this.rows = CandidateRows.begin(step, name, described, 0, 0);
    this.columns = RuleColumn.of(rules.list(), rows.values());
    this.verdicts = new Verdicts<>(columns, rules.endsAtFirstFail());
    this.tally = new RuleTally<>(columns);
  }

  static <T> Selection<T> select(
      @Nullable RecordedStep step,
      String name,
      Collection<Ranked<T>> shortlist,
      Function<? super T, ?> id,
      Rules<T> rules) {
    return step == null
        ? unrecorded(shortlist, rules)
        : new Selecting<>(step, name, Candidates.<T>of(id), rules).run(shortlist);
  }

  private static <T> Selection<T> unrecorded(Collection<Ranked<T>> shortlist, Rules<T> rules) {
    List<Ranked<T>> acceptable = new ArrayList<>();
    for (Ranked<T> each : shortlist) {
      if (acceptable.size() < WINNER_AND_RUNNER_UP && rules.pass(each.candidate())) {
        acceptable.add(each);
      }
    }
    return selection(acceptable);
  }

  private static <T> Selection<T> selection(List<Ranked<T>> acceptable) {
    return new Selection<>(
        acceptable.stream().findFirst(), acceptable.stream().skip(1).findFirst());
  }

  private Selection<T> run(Collection<Ranked<T>> shortlist) {
    if (!rules.list().isEmpty()) {
      step.capture("config", Filtering.config(rules));
    }
    boolean complete = false;
    try {
      for (Ranked<T> each : shortlist) {
        judge(each);
      }
      complete = true;
    } finally {
      rows.keep(shape(), complete ? Math.min(1, acceptable.size()) : null, Map::of);
      step.suggest(StepKind.SELECT, reason());
    }
    return selection(acceptable);
  }

  /** Who comes after the runner-up is asked about for the record only. */
  private void judge(Ranked<T> each) {
    try {
      verdicts.ask(each.candidate(), acceptable.size() >= WINNER_AND_RUNNER_UP);
      if (verdicts.passed()) {
        acceptable.add(each);
      }
    } finally {
      tally.count(verdicts);
      rows.add(each.candidate(), (json, values) -> write(each, json, values));
    }
  }

  private void write(Ranked<T> each, PlainJson json, RowValues values) throws IOException {
    json.name(RANK);
    json.number(each.rank());
    json.name(SCORE);
    json.number(each.score());
    json.name(PASSED);
    json.yes(isAt(0, each));
    json.name(REASON);
    if (verdicts.passed()) {
      json.text(isAt(0, each) ? "picked" : isAt(1, each) ? "runner-up" : "outranked");
    } else {
      json.encoded(verdicts.reason().encoded());
    }
    if (!columns.isEmpty()) {
      verdicts.writeRules(json, values);
    }
  }

  private boolean isAt(int place, Ranked<T> each) {
    return acceptable.size() > place && acceptable.get(place) == each;
  }

  private Shape shape() {
    Shape shape =
        Shape.candidates(CandidateRows.ID)
            .passed(CandidateRows.PASSED)
            .score(CandidateRows.SCORE)
            .rank(CandidateRows.RANK)
            .reason(CandidateRows.REASON)
            .queryable(CandidateRows.PASSED, FieldType.BOOLEAN)
            .queryable(CandidateRows.RANK, FieldType.NUMBER)
            .queryable(CandidateRows.SCORE, FieldType.NUMBER);
    Shape ruled = columns.isEmpty() ? shape : shape.rules(CandidateRows.RULES);
    for (RuleColumn<T> column : columns) {
      ruled = column.declareIn(ruled);
    }
    return ruled;
  }

  /** {@code picked B01, 0.021 ahead of B07}. */
  private String reason() {
    if (acceptable.isEmpty()) {
      return "picked none of " + tally.asked() + tally.worst();
    }
    Ranked<T> first = acceptable.get(0);
    if (acceptable.size() == 1) {
      return "picked " + idOf(first) + ", the only one";
    }
    Ranked<T> second = acceptable.get(1);
    String lead = Numbers.brief(first.score() - second.score());
    return "picked " + idOf(first) + ", " + lead + " ahead of " + idOf(second);
  }

  /** The reason tells no id that the rows must not tell. */
  private String idOf(Ranked<T> each) {
    try {
      return step.scope().redactionOf(CandidateRows.ID) == null
          ? String.valueOf(described.apply(each.candidate()))
          : "rank " + each.rank();
    } catch (RuntimeException | Error thrown) {
      return "rank " + each.rank();
    }
  }
}
