package dev.flowtrail.demo.films;

import dev.flowtrail.demo.films.ParsedWish.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a wish in plain words, and says which of them it did not understand. */
final class WishParser {

  private static final double WATCHABLE = 5.5;
  private static final int HEARD_OF = 500;

  private final List<Phrase> phrases = new ArrayList<>();
  private String rest;

  private WishParser(String text) {
    this.rest = text;
  }

  static ParsedWish parse(String text) {
    WishParser parser = new WishParser(text);
    Wish wish = parser.wish();
    parser.noteWhatIsLeft();
    return new ParsedWish(wish, List.copyOf(parser.phrases));
  }

  private Wish wish() {
    List<String> genres = genres();
    @Nullable Integer decade = number("from the (\\d)0s", "released in the 19%d0s");
    return new Wish(
        genres,
        decade == null ? fromYear() : Integer.valueOf(1900 + 10 * decade),
        decade == null ? toYear() : Integer.valueOf(1909 + 10 * decade),
        maxMinutes(),
        minRating(),
        minVotes(),
        maxVotes(),
        certificates());
  }

  private List<String> genres() {
    List<String> genres = new ArrayList<>();
    for (GenreWord word : GenreWord.ALL) {
      if (take("\\b" + word.word() + "\\b", "genre " + String.join(" or ", word.genres()))) {
        genres.addAll(word.genres());
      }
    }
    return genres;
  }

  private @Nullable Integer fromYear() {
    @Nullable Integer after = number("after (\\d{4})", "released after %d");
    return after == null ? null : Integer.valueOf(after + 1);
  }

  private @Nullable Integer toYear() {
    @Nullable Integer before = number("before (\\d{4})", "released before %d");
    return before == null ? null : Integer.valueOf(before - 1);
  }

  private @Nullable Integer maxMinutes() {
    @Nullable Integer given = number("under (\\d+) minutes", "at most %d minutes");
    return given == null && take("not too long", "at most 120 minutes")
        ? Integer.valueOf(120)
        : given;
  }

  private double minRating() {
    if (take("very well rated", "rating at least 7.5")) {
      return 7.5;
    }
    return take("well rated", "rating at least 6.8") ? 6.8 : WATCHABLE;
  }

  private int minVotes() {
    if (take("famous", "at least 100000 votes")) {
      return 100_000;
    }
    return take("not too obscure", "at least 20000 votes") ? 20_000 : HEARD_OF;
  }

  private @Nullable Integer maxVotes() {
    return take("hidden gem", "at most 20000 votes") ? Integer.valueOf(20_000) : null;
  }

  private List<String> certificates() {
    return take("for the whole family", "certificate G or PG") ? List.of("G", "PG") : List.of();
  }

  private boolean take(String pattern, String meaning) {
    return find(pattern, match -> meaning).isPresent();
  }

  private @Nullable Integer number(String pattern, String meaning) {
    return find(pattern, match -> meaning.formatted(Integer.valueOf(match.group(1))))
        .map(match -> Integer.valueOf(match.group(1)))
        .orElse(null);
  }

  private Optional<Matcher> find(String pattern, Function<Matcher, String> meaning) {
    Matcher match = Pattern.compile(pattern).matcher(rest);
    if (!match.find()) {
      return Optional.empty();
    }
    phrases.add(new Phrase(match.group(), true, meaning.apply(match)));
    rest = rest.substring(0, match.start()) + rest.substring(match.end());
    return Optional.of(match);
  }

  private void noteWhatIsLeft() {
    for (String part : rest.split(",")) {
      String words = part.replaceAll("\\b(an?|something|film|or)\\b", " ").strip();
      if (!words.isEmpty()) {
        phrases.add(new Phrase(words, false, "not understood"));
      }
    }
  }
}
