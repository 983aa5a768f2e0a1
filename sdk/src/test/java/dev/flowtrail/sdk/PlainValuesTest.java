package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written without Jackson is what Jackson would write, byte for byte. */
final class PlainValuesTest {
  private final JacksonEncoder encoder = new JacksonEncoder();
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private final ByteArrayOutputStream general = new ByteArrayOutputStream();

  @Test
  void anyValueIsWrittenAsJacksonWritesIt() throws IOException {
    int withoutJackson = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Object value = new RandomValues(seed).value(4);
      encoder.encodeAny(value, general);
      withoutJackson += PlainValues.encode(value, plain) ? 1 : 0;
      if (plain.size() == 0) {
        encoder.encode(value, plain);
      }
      assertSame("seed " + seed);
    }
    assertThat(withoutJackson).isBetween(5_000, 19_000);
  }

  @Test
  void rowsAreWrittenAsJacksonWritesThem() throws IOException {
    RandomValues random = new RandomValues(7);
    RowJson rows = new RowJson(plain);
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    try (JsonGenerator json = factory.createGenerator(general)) {
      json.writeStartArray();
      rows.beginArray();
      for (int i = 0; i < 20_000; i++) {
        String name = random.text();
        double number = random.number();
        json.writeStartObject();
        json.writeNumberField(Text.wellFormed(name), number);
        json.writeStringField("number", Double.toString(number));
        json.writeEndObject();
        rows.beginObject();
        rows.name(name);
        rows.number(number);
        rows.name(JsonText.lead("number"));
        rows.text(Double.toString(number));
        rows.endObject();
      }
      json.writeEndArray();
      rows.endArray();
    }
    rows.flush();

    assertSame("rows");
  }

  @Test
  void valueOfAnyLengthIsWrittenWhole() throws IOException {
    RowJson rows = new RowJson(plain);
    rows.beginArray();
    rows.text("\ud83d\ude00x".repeat(100_000));
    rows.encoded("\"%s\"".formatted("y".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    rows.endArray();
    rows.flush();

    encoder.encodeAny(List.of("\ud83d\ude00x".repeat(100_000), "y".repeat(100_000)), general);
    assertSame("long texts");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 1_000_000})
  void whatIsLargeOrNotPlainIsLeftToJackson(int length) throws IOException {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("text", "x".repeat(length));

    assertThat(PlainValues.encode(map, plain)).isEqualTo(length < 1_000_000);
    assertThat(PlainValues.encode(List.of(map, new Properties()), plain)).isFalse();
    assertThat(PlainValues.encode(new HashMap<>(map) {}, plain)).isFalse();
  }

  @Test
  void cycleIsLeftToJackson() throws IOException {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    cycle.add(cycle);

    assertThat(PlainValues.encode(cycle, plain)).isFalse();
    assertThat(plain.size()).isZero();
  }

  /** Tells the place only: the texts are too long to be read. */
  private void assertSame(String what) {
    byte[] written = plain.toByteArray();
    byte[] expected = general.toByteArray();
    int difference = Arrays.mismatch(written, expected);
    int near = Math.max(0, difference - 20);
    assertThat(difference)
        .as("%s: %s, expected %s", what, excerpt(written, near), excerpt(expected, near))
        .isEqualTo(-1);
    plain.reset();
    general.reset();
  }

  private static String excerpt(byte[] json, int from) {
    return new String(json, from, Math.min(50, json.length - from), StandardCharsets.UTF_8);
  }
}
