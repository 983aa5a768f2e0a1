package dev.flowtrail.demo.films;

import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.demo.chance.Dice;
import dev.flowtrail.sdk.Rule;
import java.util.List;

/**
 * Who wants to see what tonight.
 *
 * @param household the key of the flow: evenings of one household are attempts of the same work
 * @param rules the version of the rules that decide
 */
record Evening(
    long seed, String household, String audience, String mood, String wish, String rules) {

  private static final double SEEN_LATELY = 0.15;

  private static final List<String> WISHES =
      List.of(
          "a comedy under 100 minutes, well rated, not too obscure",
          "a thriller from the 90s, well rated, famous",
          "an adventure for the whole family, under 110 minutes, not too obscure",
          "a drama after 2000, well rated, a hidden gem",
          "a horror film before 1985, with proper dread",
          "an action film after 2000, famous, not too long",
          "a western under 80 minutes, very well rated, from the 90s, for the whole family",
          "a documentary, well rated, with penguins",
          "a romantic comedy or a musical, well rated, not too long",
          "a drama, very well rated, famous");

  static Evening of(long seed) {
    Dice dice = new Dice(seed);
    return new Evening(
        seed,
        "household-" + dice.between("household", 1, 200),
        dice.oneOf("audience", List.of("alone", "couple", "family", "friends")),
        dice.oneOf("mood", List.of("cheerful", "curious", "melancholic", "tired")),
        dice.oneOf("wish", WISHES),
        dice.oneOf("rules", List.of(FilmRules.LENIENT, FilmRules.STRICT)));
  }

  /** What the household saw in the last year it would not see tonight, however good it is. */
  Rule<Film> newToThem() {
    Dice dice = new Dice(household.hashCode());
    return rule("not_seen_lately", film -> !dice.chance("seen " + film.id(), SEEN_LATELY));
  }
}
