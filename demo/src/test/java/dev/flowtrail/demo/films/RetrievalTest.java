package dev.flowtrail.demo.films;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RetrievalTest {

  private static final List<Film> FILMS = Cleaned.of(FilmFile.read()).films();

  @Test
  void filmsOfAnotherGenreOrTimeSayWhy() {
    Retrieval thrillersOfTheNineties =
        new Retrieval(WishParser.parse("a thriller from the 90s").wish());

    assertThat(thrillersOfTheNineties.mismatch(film("the-land-girls-1998")))
        .contains("genre not known");
    assertThat(thrillersOfTheNineties.mismatch(film("300-2007"))).contains("genre Action");
    assertThat(thrillersOfTheNineties.mismatch(film("the-silence-of-the-lambs-1991"))).isEmpty();
    assertThat(thrillersOfTheNineties.mismatch(film("along-came-a-spider-2001")))
        .contains("released 2001");
  }

  @Test
  void filmWithoutAYearIsOfNoParticularTime() {
    Retrieval old = new Retrieval(WishParser.parse("before 1985").wish());

    assertThat(old.mismatch(film("the-molly-maguires"))).contains("year not known");
  }

  @Test
  void archiveGivesCopiesIdsOfTheirOwn() {
    assertThat(FilmArchive.ofSize(10_000)).extracting(Film::id).doesNotHaveDuplicates();
  }

  private static Film film(String id) {
    return FILMS.stream().filter(film -> film.id().equals(id)).findFirst().orElseThrow();
  }
}
