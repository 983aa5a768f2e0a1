package dev.flowtrail.demo.films;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.atMost;
import static dev.flowtrail.sdk.Condition.oneOf;
import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.sdk.Rule;
import dev.flowtrail.sdk.Rules;
import java.util.ArrayList;
import java.util.List;

/** What a film must keep to. Two versions are in use, and they differ in what they let pass. */
final class FilmRules {

  static final String LENIENT = "2026.1";

  /** Asks more of the critics, and no longer gives films of unknown length the benefit of doubt. */
  static final String STRICT = "2026.2";

  private FilmRules() {}

  static Rules<Film> of(Wish wish, String version) {
    boolean lenient = version.equals(LENIENT);
    List<Rule<Film>> rules = new ArrayList<>();
    rules.add(rule("min_rating", Film::rating, atLeast(wish.minRating())));
    rules.add(rule("min_votes", Film::votes, atLeast(wish.minVotes())));
    rules.add(rule("min_critics", Film::critics, atLeast(lenient ? 40 : 55)).passUnknown());
    if (wish.maxVotes() != null) {
      rules.add(rule("max_votes", Film::votes, atMost(wish.maxVotes())));
    }
    if (wish.maxMinutes() != null) {
      Rule<Film> minutes = rule("max_minutes", Film::minutes, atMost(wish.maxMinutes()));
      rules.add(lenient ? minutes.passUnknown() : minutes);
    }
    if (!wish.certificates().isEmpty()) {
      rules.add(rule("certificate", Film::certificate, oneOf(wish.certificates())));
    }
    return Rules.<Film>of(rules).version(version);
  }
}
