package dev.flowtrail.demo.films;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names a film by title and year, so that the id stays when rows of the file move. */
final class FilmId {

  private FilmId() {}

  static String of(String title, @Nullable Integer year) {
    String letters = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug =
        letters.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return year == null ? slug : slug + "-" + year;
  }
}
