package dev.flowtrail.demo.decision;

import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.sdk.Candidates;
import dev.flowtrail.sdk.Part;
import dev.flowtrail.sdk.Ranked;
import dev.flowtrail.sdk.Rule;
import dev.flowtrail.sdk.Rules;
import dev.flowtrail.sdk.Scored;
import dev.flowtrail.sdk.Selection;
import dev.flowtrail.sdk.Shape;
import dev.flowtrail.sdk.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The decisions of both pipelines. Each is one of the SDK's, with what went in and what came out
 * captured around it.
 */
public final class Decide {

  private static final Candidates<Candidate> CANDIDATES =
      Candidates.by(Candidate::id).field("title", Candidate::title);
  private static final Shape REFERENCE = Shape.of(ObservationRole.INPUT);

  private Decide() {}

  /** Drops the candidates that fail a rule. */
  public static <T extends Candidate> List<T> filter(
      Step step, Rules<T> rules, List<T> candidates) {
    step.capture("input", ids(candidates));
    List<T> kept = step.filter("evaluations", candidates, CANDIDATES, rules);
    step.capture("output", ids(kept));
    return kept;
  }

  /** Gives each candidate its points; none is dropped. */
  public static <T extends Candidate> List<Scored<T>> score(
      Step step, List<Part<T>> parts, List<T> candidates) {
    step.capture("input", ids(candidates));
    return step.score("scores", candidates, CANDIDATES, parts);
  }

  /** Like {@link #score(Step, List, List)}, by comparison with a reference. */
  public static <T extends Candidate> List<Scored<T>> score(
      Step step, T reference, List<Part<T>> parts, List<T> candidates) {
    step.capture("reference", reference, REFERENCE);
    return score(step, parts, candidates);
  }

  /** Puts the candidates in order and keeps the first few. */
  public static <T extends Candidate> List<Ranked<T>> rank(
      Step step, List<Scored<T>> scored, int places) {
    step.capture("input", scored.stream().map(each -> each.candidate().id()));
    List<Ranked<T>> shortlist = step.rank("ranking", scored, CANDIDATES, places);
    step.capture("output", rankedIds(shortlist));
    return shortlist;
  }

  /** Picks the best of the shortlist that keeps the rule. */
  public static <T extends Candidate> Selection<T> pick(
      Step step, List<Ranked<T>> shortlist, Rule<T> rule) {
    step.capture("input", rankedIds(shortlist));
    Selection<T> pick = step.select("choice", shortlist, CANDIDATES, rule);
    step.capture("output", outcome(pick)).finish(sentence(pick));
    return pick;
  }

  /** One sentence: {@code picked Heat, 0.0210 ahead of Ronin}. */
  public static String sentence(Selection<? extends Candidate> pick) {
    return pick.winner()
        .map(first -> "picked " + first.candidate().title() + lead(first, pick))
        .orElse("picked none: there is something against each");
  }

  private static String lead(Ranked<?> first, Selection<? extends Candidate> pick) {
    return pick.runnerUp()
        .map(second -> gap(first, second) + " ahead of " + second.candidate().title())
        .orElse(", the only one with nothing against it");
  }

  private static String gap(Ranked<?> better, Ranked<?> worse) {
    return String.format(Locale.ROOT, ", %.4f", better.score() - worse.score());
  }

  private static Map<String, String> outcome(Selection<? extends Candidate> pick) {
    Map<String, String> outcome = new LinkedHashMap<>();
    pick.winner().ifPresent(first -> outcome.put("winner", first.candidate().id()));
    pick.runnerUp().ifPresent(second -> outcome.put("runnerUp", second.candidate().id()));
    return outcome;
  }

  private static List<String> ids(List<? extends Candidate> candidates) {
    return candidates.stream().map(Candidate::id).toList();
  }

  private static List<String> rankedIds(List<? extends Ranked<? extends Candidate>> ranked) {
    return ranked.stream().map(each -> each.candidate().id()).toList();
  }
}
