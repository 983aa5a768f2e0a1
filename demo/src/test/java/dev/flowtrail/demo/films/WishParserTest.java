package dev.flowtrail.demo.films;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WishParserTest {

  @Test
  void readsGenreLengthRatingAndFame() {
    Wish wish = wish("a comedy under 100 minutes, well rated, not too obscure");

    assertThat(wish.genres()).containsExactly("Comedy", "Romantic Comedy", "Black Comedy");
    assertThat(wish.maxMinutes()).isEqualTo(100);
    assertThat(wish.minRating()).isEqualTo(6.8);
    assertThat(wish.minVotes()).isEqualTo(20_000);
  }

  @Test
  void longerGenreWordWins() {
    assertThat(wish("a romantic comedy or a musical").genres())
        .containsExactly("Romantic Comedy", "Musical");
  }

  @Test
  void decadeHasBothEnds() {
    Wish wish = wish("a thriller from the 90s");

    assertThat(wish.fromYear()).isEqualTo(1990);
    assertThat(wish.toYear()).isEqualTo(1999);
  }

  @Test
  void beforeAndAfterLeaveTheYearOut() {
    assertThat(wish("before 1985").toYear()).isEqualTo(1984);
    assertThat(wish("after 2000").fromYear()).isEqualTo(2001);
  }

  @Test
  void wordsItDoesNotKnowAreNamed() {
    ParsedWish parsed = WishParser.parse("a documentary, well rated, with penguins");

    assertThat(parsed.phrases())
        .filteredOn(phrase -> !phrase.understood())
        .extracting(ParsedWish.Phrase::words)
        .isEqualTo(List.of("with penguins"));
    assertThat(parsed.reason())
        .isEqualTo("understood 2 of 3 phrases; \"with penguins\" was left out");
  }

  private static Wish wish(String text) {
    return WishParser.parse(text).wish();
  }
}
