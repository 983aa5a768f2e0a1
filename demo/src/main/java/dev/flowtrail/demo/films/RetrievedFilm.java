package dev.flowtrail.demo.films;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A film as it is recorded when it is held against the wish. */
record RetrievedFilm(
    String id,
    String title,
    @Nullable Integer year,
    @Nullable String genre,
    @Nullable Integer minutes,
    @Nullable Double rating,
    @Nullable Integer votes,
    @Nullable String director,
    @Nullable Long worldwideGross,
    boolean passed,
    String reason) {

  static RetrievedFilm of(Film film, Retrieval retrieval) {
    Optional<String> mismatch = retrieval.mismatch(film);
    return new RetrievedFilm(
        film.id(),
        film.title(),
        film.year(),
        film.genre(),
        film.minutes(),
        film.rating(),
        film.votes(),
        film.director(),
        film.worldwideGross(),
        mismatch.isEmpty(),
        mismatch.orElse("matches"));
  }
}
