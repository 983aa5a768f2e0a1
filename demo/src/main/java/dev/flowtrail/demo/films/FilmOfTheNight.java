package dev.flowtrail.demo.films;

import dev.flowtrail.demo.decision.Decide;
import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Ranked;
import dev.flowtrail.sdk.Scored;
import dev.flowtrail.sdk.Selection;
import java.util.List;

/** Finds one film for one evening, and records how. */
public final class FilmOfTheNight {

  public static final String PROCESS = "film_of_the_night";
  public static final String ARCHIVE_PROCESS = "film_archive";

  private static final int SHORTLIST = 10;

  private final FlowTrail trail;

  public FilmOfTheNight(FlowTrail trail) {
    this.trail = trail;
  }

  /**
   * Runs one flow over the film file.
   *
   * @param seed who wants to see what; the same seed decides the same
   */
  public Decided run(long seed) {
    Evening evening = Evening.of(seed);
    return trail.flow(
        PROCESS,
        evening.household(),
        flow -> {
          Wish wish = begin(flow, evening);
          List<Film> films = flow.step("clean_films", FilmSteps::clean);
          return choose(flow, evening, wish, films);
        });
  }

  /**
   * Runs one flow over an archive of any size, made of copies of the films; to see what many
   * candidates look like.
   *
   * @param candidates how many films the archive holds
   */
  public Decided runOverArchive(long seed, int candidates) {
    Evening evening = Evening.of(seed);
    return trail.flow(
        ARCHIVE_PROCESS,
        evening.household(),
        flow -> choose(flow, evening, begin(flow, evening), FilmArchive.ofSize(candidates)));
  }

  private static Wish begin(Flow flow, Evening evening) {
    flow.attribute("audience", evening.audience())
        .attribute("mood", evening.mood())
        .attribute("rules", evening.rules())
        .attribute("seed", evening.seed());
    return flow.step("parse_wish", step -> FilmSteps.parse(step, evening.wish()));
  }

  private static Decided choose(Flow flow, Evening evening, Wish wish, List<Film> films) {
    List<Film> matching =
        flow.step("retrieve_films", step -> FilmSteps.retrieve(step, new Retrieval(wish), films));
    List<Film> fitting =
        flow.step(
            "apply_rules",
            step -> Decide.filter(step, FilmRules.of(wish, evening.rules()), matching));
    String funnel = "%d of %d fit \"%s\"".formatted(fitting.size(), films.size(), evening.wish());
    return fitting.isEmpty()
        ? end(flow, "picked nothing: " + funnel)
        : end(flow, Decide.sentence(pick(flow, evening, fitting)) + "; " + funnel);
  }

  private static Selection<Film> pick(Flow flow, Evening evening, List<Film> fitting) {
    List<Scored<Film>> scored =
        flow.step(
            "score_films", step -> Decide.score(step, FilmScores.of(evening.mood()), fitting));
    List<Ranked<Film>> shortlist =
        flow.step("rank_films", step -> Decide.rank(step, scored, SHORTLIST));
    return flow.step("pick_film", step -> Decide.pick(step, shortlist, evening.newToThem()));
  }

  private static Decided end(Flow flow, String sentence) {
    return new Decided(flow.finish(sentence), sentence);
  }
}
