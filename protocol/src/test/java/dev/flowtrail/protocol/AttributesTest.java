package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345678901234567890123456789012345678901234567890",
        "0.1000000000000000055511151231257827021181583404541015625",
        "1.10",
        "-0.0",
        "1E400",
        "1e-400",
      })
  void numbersKeepEveryDigit(String number) {
    assertThat(attributes("{\"n\":[" + number + "]}")).isEqualTo("{\"n\":[" + number + "]}");
  }

  @Test
  void whiteSpaceIsLeftOut() {
    assertThat(attributes("{ \"a\" : [ true , false , null ] ,\n \"b\" : { } }"))
        .isEqualTo("{\"a\":[true,false,null],\"b\":{}}");
  }

  @Test
  void textsKeepTheirCharacters() {
    assertThat(attributes("{\"a\\\"\": \"\\u00e4\\n\\/\"}")).isEqualTo("{\"a\\\"\":\"ä\\n/\"}");
  }

  private static @Nullable String attributes(String json) {
    return Reading.readFlow(Given.flow().with("attributes", json)).attributes();
  }
}
