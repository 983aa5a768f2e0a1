package dev.flowtrail.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static List<String> words(String text) {
    return Words.of(text).stream().map(Word::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "Phone Case, 3.5 mm!        | phone case 3 5 mm",
        "out_of_stock               | out of stock",
        "min-rating.v2              | min rating v2",
        "can't                      | can t",
        "Étui déjà naïve            | etui deja naive",
        "e\u0301tui                 | etui",
        "Straße STRASSE             | strasse strasse",
        "ΣΟΦΟΣ σοφός                | σοφοσ σοφοσ",
        "İstanbul ıspanak           | istanbul ispanak",
        "Чехол Ёж                   | чехол еж",
        "ﬁlter ＡＢＣ①              | filter abc1",
        "手机壳 红色                | 手 机 壳 红 色",
        "iPhone手机                 | iphone 手 机",
        "カメラ ｶﾒﾗ ｶﾞ              | カ メ ラ カ メ ラ ガ",
        "ラーメン                   | ラ ー メ ン",
        "กล่อง                      | ก ล่ อ ง",
        "جراب الهاتف                | جراب الهاتف",
        "한국어 한국어    | 한국어 한국어",
        "हिन्दी                        | हिन्दी",
        "a🎧b 👍🏽 👨‍👩‍👧                | a 🎧 b 👍 👨 👩 👧",
        "🇩🇪                         | 🇩 🇪",
        "𠮷野 𝒳                      | 𠮷 野 x",
        "... -- ' \\ % _            | nothing",
      })
  void textFallsIntoWords(String text, String expected) {
    assertThat(words(text)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
  }

  @Test
  void halfOfACharacterStandsBetweenWords() {
    assertThat(words("a\ud83cb\udfa7 \ud83c")).containsExactly("a", "b");
  }

  @Test
  void wordKnowsWhereItStands() {
    assertThat(Words.of("🎧 É手"))
        .containsExactly(
            new Word("🎧", 0, 2, true), new Word("e", 3, 4, false), new Word("手", 4, 5, true));
  }

  @Test
  void hugeWordIsComparedByItsBeginning() {
    String huge = "x".repeat(1 << 20);
    assertThat(words(huge)).containsExactly("x".repeat(64));
    assertThat(Words.of("a" + "\u0301".repeat(1 << 20)).getFirst().to()).isEqualTo(1 + (1 << 20));
    assertThat(words("🎧" + "𝒳".repeat(1 << 19))).containsExactly("🎧", "x".repeat(64));
  }

  @Test
  void ligatureOfSeveralWordsIsThoseWords() {
    assertThat(words("ﷺ").size()).isGreaterThan(1);
  }

  @Test
  void onlyAsManyWordsAreReadAsAreWanted() {
    assertThat(Words.of("a b c d", 2)).hasSize(2);
  }
}
