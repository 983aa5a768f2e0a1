package dev.flowtrail.demo.films;

import org.jspecify.annotations.Nullable;

/** A row of the film file as it is recorded after cleaning. */
record CleanedFilm(
    String id,
    @Nullable String title,
    int row,
    @Nullable Integer year,
    @Nullable String genre,
    boolean passed,
    String reason) {

  static CleanedFilm of(CleanedRow row) {
    return new CleanedFilm(
        row.id(),
        row.film().map(Film::title).orElse(null),
        row.row(),
        row.film().map(Film::year).orElse(null),
        row.film().map(Film::genre).orElse(null),
        row.film().isPresent(),
        row.reason());
  }
}
