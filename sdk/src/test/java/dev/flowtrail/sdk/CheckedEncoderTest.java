package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encoder of the user's own may be wrong; then it costs one value. */
final class CheckedEncoderTest {
  private final Reservation memory = new Reservation(new Budget(1 << 20));

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": [1, true, null]}", " 12 ", "\"text\"", "[]", "1e400"})
  void oneJsonValuePasses(String json) {
    assertThat(taken(writing(json))).isInstanceOf(Snapshot.Kept.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "1 2", "{} []", "hello", "\"open", "[1]]"})
  void anythingElseIsLost(String text) {
    assertThat(taken(writing(text)))
        .isInstanceOfSatisfying(
            Snapshot.Lost.class, lost -> assertThat(lost.cause()).isEqualTo(Loss.ENCODE_FAILED));
  }

  @Test
  void whatIsToldOfWrongJsonDoesNotQuoteIt() {
    assertThat(taken(writing("{secret4711")))
        .isEqualTo(
            new Snapshot.Lost(Loss.ENCODE_FAILED, "com.fasterxml.jackson.core.JsonParseException"));
  }

  @Test
  void nestingDeeperThanTheServerReadsIsLost() {
    assertThat(taken(writing("[".repeat(500) + "]".repeat(500)))).isInstanceOf(Snapshot.Lost.class);
  }

  @Test
  void throwingEncoderCostsItsValue() {
    Encoder throwing =
        (value, out) -> {
          throw new IllegalStateException("secret 4711");
        };

    assertThat(taken(throwing))
        .isEqualTo(new Snapshot.Lost(Loss.ENCODE_FAILED, "java.lang.IllegalStateException"));
  }

  @Test
  void limitHoldsAlthoughTheEncoderHidesIt() {
    Encoder hiding =
        (value, out) -> {
          writeQuietly(out, "[" + " ".repeat(2_000));
          writeQuietly(out, "]");
        };

    assertThat(taken(hiding))
        .isEqualTo(new Snapshot.Lost(Loss.TOO_LARGE, "larger than 1000 bytes"));
  }

  private Snapshot taken(Encoder encoder) {
    return new Snapshots(new CheckedEncoder(encoder), Redaction.none(), 1_000)
        .take("anything", 0, memory);
  }

  private static Encoder writing(String text) {
    return (@Nullable Object value, OutputStream out) -> {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        out.write(b);
      }
    };
  }

  private static void writeQuietly(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException hidden) {
      assertThat(hidden).hasMessage("larger than 1000 bytes");
    }
  }
}
