package dev.flowtrail.demo.decision;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * All candidates in order, best first, of which the first few go on.
 *
 * @param places how many go on
 */
public record Ranking<T extends Candidate>(List<Ranked<T>> ranked, int places) {

  /** How the order came about, as it is recorded. */
  record Settings(int places, String order) {}

  /** Ranks by score; equal scores by id, so that the order never depends on chance. */
  public static <T extends Candidate> Ranking<T> of(List<Scored<T>> scored, int places) {
    List<Scored<T>> sorted =
        scored.stream()
            .sorted(
                comparingDouble((Scored<T> each) -> -each.total())
                    .thenComparing(each -> each.candidate().id()))
            .toList();
    return new Ranking<>(
        IntStream.range(0, sorted.size())
            .mapToObj(i -> new Ranked<>(i + 1, sorted.get(i).candidate(), sorted.get(i).total()))
            .toList(),
        places);
  }

  /** The candidates that go on. */
  public List<Ranked<T>> shortlist() {
    return ranked.stream().filter(this::goesOn).toList();
  }

  /** One sentence: {@code 10 of 14 go on; the cut-off is 0.6120}. */
  public String reason() {
    List<Ranked<T>> shortlist = shortlist();
    return shortlist.size() == ranked.size()
        ? "all " + ranked.size() + " go on"
        : String.format(
            Locale.ROOT,
            "%d of %d go on; the cut-off is %.4f",
            shortlist.size(),
            ranked.size(),
            shortlist.getLast().score());
  }

  Settings settings() {
    return new Settings(places, "score, then id");
  }

  boolean goesOn(Ranked<T> candidate) {
    return candidate.rank() <= places;
  }

  String reason(Ranked<T> candidate) {
    if (goesOn(candidate)) {
      return "rank " + candidate.rank() + " of " + ranked.size();
    }
    double gap = ranked.get(places - 1).score() - candidate.score();
    return String.format(
        Locale.ROOT, "rank %d, %.4f below the last of %d places", candidate.rank(), gap, places);
  }
}
