package dev.flowtrail.demo.films;

import dev.flowtrail.demo.decision.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * A film after cleaning. What the file does not tell is null, never zero.
 *
 * @param id title and year: {@code the-land-girls-1998}
 * @param rating the audience's, from 1 to 10
 * @param votes how many of the audience rated it
 * @param critics the critics' score from 0 to 100
 */
record Film(
    String id,
    String title,
    @Nullable Integer year,
    @Nullable String genre,
    @Nullable Integer minutes,
    @Nullable String certificate,
    @Nullable String director,
    @Nullable Double rating,
    @Nullable Integer votes,
    @Nullable Integer critics,
    @Nullable Long worldwideGross)
    implements Candidate {

  /** The same film under another id; the number tells the copies apart. */
  Film copy(int number) {
    return new Film(
        id + "-copy-" + number,
        title + " (copy " + number + ")",
        year,
        genre,
        minutes,
        certificate,
        director,
        rating,
        votes,
        critics,
        worldwideGross);
  }
}
