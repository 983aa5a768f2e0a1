package dev.flowtrail.demo;

import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.demo.films.FilmOfTheNight;
import dev.flowtrail.demo.products.CompetitorSelection;
import dev.flowtrail.sdk.FlowTrail;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the pipelines as often as asked. */
final class Demo {

  /** In each round the last flow asks again what the one before it of its kind asked. */
  private static final int ROUND = 6;

  private final FilmOfTheNight films;
  private final CompetitorSelection competitors;

  Demo(FlowTrail trail) {
    films = new FilmOfTheNight(trail);
    competitors = new CompetitorSelection(trail);
  }

  /** Each flow runs when its turn comes, so that one delivery can be awaited before the next. */
  Stream<Decided> run(Arguments arguments) {
    if (arguments.candidates().isPresent()) {
      int candidates = arguments.candidates().getAsInt();
      return Stream.of(films.runOverArchive(arguments.seed(), candidates));
    }
    return IntStream.range(0, arguments.flows()).mapToObj(i -> run(arguments.seed(), i));
  }

  private Decided run(long seed, int turn) {
    if (turn % 2 == 0) {
      return films.run(seed + turn);
    }
    return turn % ROUND == ROUND - 1
        ? competitors.runAgain(seed + turn - 2, seed + turn)
        : competitors.run(seed + turn);
  }
}
