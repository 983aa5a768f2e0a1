package dev.flowtrail.demo.films;

import java.util.List;
import java.util.Optional;

/** Finds the films that are at all what the wish is about: of the genre and of the time. */
record Retrieval(Wish wish) {

  List<Film> retrieve(List<Film> films) {
    return films.stream().filter(film -> mismatch(film).isEmpty()).toList();
  }

  /** Why a film is not what the wish is about; empty when it is. */
  Optional<String> mismatch(Film film) {
    if (!wish.genres().isEmpty() && !wish.genres().contains(film.genre())) {
      return Optional.of(film.genre() == null ? "genre not known" : "genre " + film.genre());
    }
    return timeMismatch(film);
  }

  private Optional<String> timeMismatch(Film film) {
    if (wish.fromYear() == null && wish.toYear() == null) {
      return Optional.empty();
    }
    if (film.year() == null) {
      return Optional.of("year not known");
    }
    boolean early = wish.fromYear() != null && film.year() < wish.fromYear();
    boolean late = wish.toYear() != null && film.year() > wish.toYear();
    return early || late ? Optional.of("released " + film.year()) : Optional.empty();
  }
}
