package dev.flowtrail.demo.films;

import java.util.List;
import java.util.stream.IntStream;

/** Films without end: those of the file, then copies of them under ids of their own. */
final class FilmArchive {

  private FilmArchive() {}

  static List<Film> ofSize(int size) {
    List<Film> films = Cleaned.of(FilmFile.read()).films();
    return IntStream.range(0, size)
        .mapToObj(i -> copy(films.get(i % films.size()), i / films.size()))
        .toList();
  }

  private static Film copy(Film film, int number) {
    return number == 0 ? film : film.copy(number);
  }
}
