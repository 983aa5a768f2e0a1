package dev.flowtrail.demo.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The last choice: the best of the shortlist to which nobody objects.
 *
 * @param winner the picked candidate; empty when there is an objection to each
 * @param runnerUp the one that would have been picked without the winner
 * @param objections by candidate id, why it may not be picked although it ranks
 */
public record Pick<T extends Candidate>(
    List<Ranked<T>> shortlist,
    Optional<Ranked<T>> winner,
    Optional<Ranked<T>> runnerUp,
    Map<String, String> objections) {

  /** Asks for an objection to each candidate of the shortlist, and picks. */
  public static <T extends Candidate> Pick<T> from(
      List<Ranked<T>> shortlist, Function<T, Optional<String>> objection) {
    Map<String, String> objections = new LinkedHashMap<>();
    for (Ranked<T> ranked : shortlist) {
      String id = ranked.candidate().id();
      objection.apply(ranked.candidate()).ifPresent(why -> objections.put(id, why));
    }
    List<Ranked<T>> acceptable =
        shortlist.stream().filter(each -> !objections.containsKey(each.candidate().id())).toList();
    return new Pick<>(
        shortlist,
        acceptable.stream().findFirst(),
        acceptable.stream().skip(1).findFirst(),
        objections);
  }

  /** One sentence: {@code picked Heat, 0.0210 ahead of Ronin}. */
  public String reason() {
    return winner
        .map(first -> "picked " + first.candidate().title() + lead(first))
        .orElseGet(() -> "picked none of %d: each has an objection".formatted(shortlist.size()));
  }

  Map<String, Object> outcome() {
    Map<String, Object> outcome = new LinkedHashMap<>();
    winner.ifPresent(first -> outcome.put("winner", first.candidate().id()));
    runnerUp.ifPresent(second -> outcome.put("runnerUp", second.candidate().id()));
    return outcome;
  }

  boolean picked(Ranked<T> candidate) {
    return winner.filter(candidate::equals).isPresent();
  }

  String reason(Ranked<T> candidate) {
    String objection = objections.get(candidate.candidate().id());
    if (objection != null) {
      return objection;
    }
    return picked(candidate) ? "picked" : behind(candidate);
  }

  private String lead(Ranked<T> first) {
    return runnerUp
        .map(second -> gap(first, second) + " ahead of " + second.candidate().title())
        .orElse(", the only one without an objection");
  }

  private String behind(Ranked<T> candidate) {
    String place = runnerUp.filter(candidate::equals).isPresent() ? "runner-up" : "also ran";
    return place + gap(winner.orElseThrow(), candidate) + " behind the pick";
  }

  private static String gap(Ranked<?> better, Ranked<?> worse) {
    return String.format(Locale.ROOT, ", %.4f", better.score() - worse.score());
  }
}
