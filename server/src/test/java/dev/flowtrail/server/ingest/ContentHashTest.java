package dev.flowtrail.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.FlowText;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {

  private static UUID hash(String data) {
    return Decoded.of(FlowText.of(data).toString()).onlyStaged().hash();
  }

  private static UUID fingerprint(String data) {
    return Decoded.of(FlowText.of(data).toString()).submission().fingerprint();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"a\":1,\"b\":{\"c\":2,\"d\":3}} | { \"b\" : {\"d\":3,\t\"c\":2}, \"a\":1 }",
        "[1,2] | [ 1 , 2 ]",
        "\"é\" | \"\\u00e9\"",
        "{} | { }",
      })
  void orderOfMembersSpacesAndEscapesAreNotContent(String left, String right) {
    assertThat(hash(left)).isEqualTo(hash(right));
    assertThat(fingerprint(left)).isEqualTo(fingerprint(right));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "1 | 1.0",
        "1 | \"1\"",
        "null | \"null\"",
        "true | false",
        "[] | {}",
        "[] | null",
        "[1,2] | [2,1]",
        "[1,[2]] | [[1],2]",
        "[[],[]] | [[[]]]",
        "{\"a\":1} | {\"b\":1}",
        "{\"a\":1,\"b\":2} | {\"a\":2,\"b\":1}",
        "{\"a\":1} | {\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1}} | {\"b\":{\"a\":1}}",
        "[\"ab\",\"c\"] | [\"a\",\"bc\"]",
        "{\"a\":null} | {}",
      })
  void everythingElseIsContent(String left, String right) {
    assertThat(hash(left)).isNotEqualTo(hash(right));
    assertThat(fingerprint(left)).isNotEqualTo(fingerprint(right));
  }
}
