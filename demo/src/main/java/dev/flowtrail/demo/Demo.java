package dev.flowtrail.demo;

import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.demo.films.FilmOfTheNight;
import dev.flowtrail.demo.products.CompetitorSelection;
import dev.flowtrail.sdk.FlowTrail;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the pipelines as often as asked. */
final class Demo {

  private final FilmOfTheNight films;
  private final CompetitorSelection competitors;

  Demo(FlowTrail trail) {
    films = new FilmOfTheNight(trail);
    competitors = new CompetitorSelection(trail);
  }

  List<Decided> run(Arguments arguments) {
    if (arguments.candidates().isPresent()) {
      int candidates = arguments.candidates().getAsInt();
      return List.of(films.runOverArchive(arguments.seed(), candidates));
    }
    return IntStream.range(0, arguments.flows()).mapToObj(i -> run(arguments.seed(), i)).toList();
  }

  private Decided run(long seed, int turn) {
    return turn % 2 == 0 ? films.run(seed + turn) : competitors.run(seed + turn);
  }
}
