package dev.flowtrail.demo.films;

import static dev.flowtrail.sdk.Part.part;

import dev.flowtrail.sdk.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes one fitting film better than another. */
final class FilmScores {

  private static final double NEITHER_GOOD_NOR_BAD = 0.5;
  private static final double VOTES_OF_THE_BEST_KNOWN = 500_000;

  private FilmScores() {}

  static List<Part<Film>> of(String mood) {
    return switch (mood) {
      case "tired" -> card(0.4, 0.2, 0.3, part("fame", 0.1, FilmScores::fame));
      case "curious" -> card(0.3, 0.3, 0.1, part("discovery", 0.3, film -> 1 - fame(film)));
      default -> card(0.4, 0.3, 0.1, part("fame", 0.2, FilmScores::fame));
    };
  }

  private static List<Part<Film>> card(
      double audience, double critics, double shortness, Part<Film> fame) {
    return List.of(
        part("audience", audience, film -> share(film.rating(), 10)),
        part("critics", critics, film -> share(film.critics(), 100)),
        part("shortness", shortness, FilmScores::shortness),
        fame);
  }

  private static double share(@Nullable Number actual, double best) {
    return actual == null ? NEITHER_GOOD_NOR_BAD : actual.doubleValue() / best;
  }

  private static double shortness(Film film) {
    return film.minutes() == null
        ? NEITHER_GOOD_NOR_BAD
        : Math.clamp((180.0 - film.minutes()) / 120, 0, 1);
  }

  private static double fame(Film film) {
    return film.votes() == null
        ? 0
        : Math.min(1, Math.log1p(film.votes()) / Math.log1p(VOTES_OF_THE_BEST_KNOWN));
  }
}
