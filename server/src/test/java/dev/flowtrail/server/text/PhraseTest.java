package dev.flowtrail.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.text.Phrase.Range;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "phone            | 'phone'",
        "Phone Case       | 'phone' <1> 'case'",
        "phone ca*        | 'phone' <1> 'ca':*",
        "a * b            | 'a' <1> 'b'",
        "手               | '手'",
        "手机壳           | '手机' <1> '机壳'",
        "a 手机 b         | 'a' <1> '手机' <2> 'b'",
        "手机*            | '手机'",
      })
  void queryIsOneOfPostgres(String text, String query) {
    assertThat(Phrase.of(text).query()).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phone case  | a Phone-CASE and a phone case | 2, 12; 19, 29",
        "pho*        | iPhone phones                 | 7, 13",
        "case phone  | phone case                    | ''",
        "机壳        | 手机壳                        | 1, 3",
        "cafe        | le cafés, le café             | 13, 17",
      })
  void phraseKnowsWhereItStands(String phrase, String text, String ranges) {
    assertThat(Phrase.of(phrase).find(text))
        .isEqualTo(
            ranges.isEmpty()
                ? List.of()
                : Stream.of(ranges.split("; "))
                    .map(range -> range.split(", "))
                    .map(ends -> new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                    .toList());
  }

  @Test
  void beginningOfAWordHasTwoCharactersAtLeast() {
    assertThat(Phrase.of("p*").prefixIsTooShort()).isTrue();
    assertThat(Phrase.of("ph*").prefixIsTooShort()).isFalse();
    assertThat(Phrase.of("手*").prefixIsTooShort()).isFalse();
  }

  @Test
  void wholeIdIsOneOfAFlow() {
    assertThat(Phrase.of("0196B2C4-0000-7000-8000-000000000001").id()).isPresent();
    assertThat(Phrase.of("0196B2C4-0000-7000-8000").id()).isEmpty();
  }
}
