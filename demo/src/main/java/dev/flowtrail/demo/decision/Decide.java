package dev.flowtrail.demo.decision;

import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.sdk.Shape;
import dev.flowtrail.sdk.Step;
import dev.flowtrail.sdk.StepKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides and records in one go, so that what is recorded is what was decided. Each method sets the
 * step's kind, captures its input, config, candidates and output, and finishes it with a reason.
 */
public final class Decide {

  private static final Shape EVALUATED =
      Shape.candidates("id").passed("passed").reason("reason").rules("rules");
  private static final Shape SCORED =
      Shape.candidates("id").score("score").queryable("score", FieldType.NUMBER);
  private static final Shape RANKED =
      Shape.candidates("id")
          .passed("passed")
          .score("score")
          .rank("rank")
          .reason("reason")
          .queryable("rank", FieldType.NUMBER)
          .queryable("score", FieldType.NUMBER)
          .queryable("passed", FieldType.BOOLEAN);

  private Decide() {}

  record PickInput(List<String> ids, Map<String, String> objections) {}

  /** Drops the candidates that fail a rule. */
  public static <T extends Candidate> List<T> filter(
      Step step, RuleSet<T> rules, List<T> candidates) {
    Filtered<T> filtered = rules.evaluate(candidates);
    Shape shape = EVALUATED.queryable("passed", FieldType.BOOLEAN).queryable(rules.queryable());
    step.kind(StepKind.FILTER)
        .capture("config", rules.settings())
        .capture("input", ids(candidates))
        .capture("evaluations", filtered.evaluations().stream().map(EvaluatedRow::of), shape)
        .capture("output", ids(filtered.kept()))
        .finish(filtered.reason());
    return filtered.kept();
  }

  /** Gives each candidate its points; none is dropped. */
  public static <T extends Candidate> List<Scored<T>> score(
      Step step, ScoreCard<T> card, List<T> candidates) {
    List<Scored<T>> scored = candidates.stream().map(card::score).toList();
    step.kind(StepKind.SCORE)
        .capture("config", card.settings())
        .capture("input", ids(candidates))
        .capture("scores", scored.stream().map(ScoredRow::of), SCORED)
        .finish(card.reason(scored.size()));
    return scored;
  }

  /** Puts the candidates in order and keeps the first few. */
  public static <T extends Candidate> List<Ranked<T>> rank(
      Step step, List<Scored<T>> scored, int places) {
    Ranking<T> ranking = Ranking.of(scored, places);
    step.kind(StepKind.RANK)
        .capture("config", ranking.settings())
        .capture("input", scored.stream().map(ScoredRow::of))
        .capture(
            "ranking",
            ranking.ranked().stream()
                .map(each -> RankedRow.of(each, ranking.goesOn(each), ranking.reason(each))),
            RANKED)
        .capture("output", rankedIds(ranking.shortlist()))
        .finish(ranking.reason());
    return ranking.shortlist();
  }

  /** Picks the best of the shortlist to which there is no objection. */
  public static <T extends Candidate> Pick<T> pick(
      Step step, List<Ranked<T>> shortlist, Function<T, Optional<String>> objection) {
    Pick<T> pick = Pick.from(shortlist, objection);
    step.kind(StepKind.SELECT)
        .capture("input", new PickInput(rankedIds(shortlist), pick.objections()))
        .capture(
            "choice",
            shortlist.stream()
                .map(each -> RankedRow.of(each, pick.picked(each), pick.reason(each))),
            RANKED)
        .capture("output", pick.outcome())
        .finish(pick.reason());
    return pick;
  }

  private static <T extends Candidate> List<String> ids(List<T> candidates) {
    return candidates.stream().map(Candidate::id).toList();
  }

  private static <T extends Candidate> List<String> rankedIds(List<Ranked<T>> ranked) {
    return ranked.stream().map(each -> each.candidate().id()).toList();
  }
}
