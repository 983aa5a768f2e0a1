package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedJsonTest {

  @Test
  void theLineAndColumnAreNamed() {
    MalformedJsonException malformed = malformed("{\n  \"flow\": {\n    \"name\": }\n}");

    assertThat(malformed.line()).isEqualTo(3);
    assertThat(malformed.column()).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"flow\": secret}",
        "{\"flow\": 'secret'}",
        "{\"flow\": \"\\secret\"}",
        "{\"flow\": secret:secret'}",
        "{\"flow\": \"secret",
        "{\"secret\": 1 \"secret\": 2}",
        "{\"flow\": 00secret}",
      })
  void theTextItselfIsNotQuoted(String text) {
    assertThat(malformed(text)).message().isNotEmpty().doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"flow\": NaN}",
        "{\"flow\": +1}",
        "{\"flow\": {",
        "{\"flow\": [}",
        "{\"flow\": [1,]}"
      })
  void theMessageSpeaksOfJsonAndNotOfItsParser(String text) {
    assertThat(malformed(text))
        .message()
        .doesNotContain("JsonReadFeature", "StreamReadFeature", "JsonParser", "Source");
  }

  @Test
  void trailingContentIsNamedWithItsPlace() {
    MalformedJsonException malformed = malformed(Given.document() + "\n  {}");

    assertThat(malformed).hasMessage("Expected the end of the text after the JSON object");
    assertThat(malformed.line()).isEqualTo(2);
    assertThat(malformed.column()).isEqualTo(3);
  }

  @Test
  void trailingWhiteSpaceIsNoContent() {
    assertThat(Reading.read(Given.document() + " \r\n\t").steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n "})
  void anEmptyTextSaysSo(String text) {
    assertThat(malformed(text)).hasMessage("Expected a JSON object but the text is empty");
  }

  @Test
  void malformedJsonIsReportedEvenAfterFaults() {
    assertThat(malformed("{\"flow\": 5, \"steps\": [")).message().isNotEmpty();
  }

  @Test
  void anotherEncodingThanUtf8IsMalformed() {
    byte[] text = Given.document().toString().getBytes(StandardCharsets.UTF_16BE);

    assertThat(
            catchThrowableOfType(
                MalformedJsonException.class, () -> Reading.read(text, Limits.DEFAULT)))
        .isNotNull();
  }

  @Test
  void aByteOrderMarkIsMalformed() {
    assertThat(malformed("\ufeff" + Given.document())).message().contains("code 65279");
  }

  @Test
  void charactersThatNoAnswerCanShowAreNotShown() {
    assertThat(malformed("{\"flow\": \u202e}")).message().contains("('?' (code 8238");
  }

  @Test
  void brokenUtf8IsMalformed() {
    byte[] text = Given.document().toString().getBytes(StandardCharsets.UTF_8);
    text[12] = (byte) 0xff;

    assertThat(
            catchThrowableOfType(
                MalformedJsonException.class, () -> Reading.read(text, Limits.DEFAULT)))
        .isNotNull();
  }

  private static MalformedJsonException malformed(String text) {
    return catchThrowableOfType(MalformedJsonException.class, () -> Reading.read(text));
  }
}
