package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.FlowText;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowDecoderTest {

  /** How many bytes the parser reads at a time. */
  private static final int PARSER_BUFFER = 8_000;

  @RepeatedTest(300)
  void slicesAreTheBytesOfTheSourceHoweverTheyArrive(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    RandomJson json = new RandomJson(seed);
    List<String> data = Stream.generate(json::value).limit(seed % 5).toList();
    FlowText flow = FlowText.named("selection").with("note", json.value());
    for (int i = 0; i < data.size(); i++) {
      flow = flow.observing("part-" + i, " \n".repeat((int) seed % 3) + data.get(i) + "\t");
    }
    byte[] body = flow.toString().getBytes(UTF_8);
    assertThat(Decoded.of(inPieces(body, new Random(seed))).texts()).isEqualTo(data);
  }

  /** Pieces of 1 byte, of any size, or whatever is asked for. */
  private static InputStream inPieces(byte[] body, Random random) {
    int largest = List.of(1, 10, 5_000, Integer.MAX_VALUE).get(random.nextInt(4));
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(largest)));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-12.50e+3",
        "true",
        "null",
        "\"text\"",
        "\"\\u00e9\"",
        "[1]",
        "{\"a\":\"é\"}"
      })
  void sliceMayCrossTheEndOfTheParsersBuffer(String data) {
    String before = FlowText.named("selection").with("note", "\"\"").observing("a", "").toString();
    int dataAt = before.indexOf("\"data\":") + "\"data\":".length();
    for (int at = PARSER_BUFFER - 20; at <= PARSER_BUFFER + 5; at++) {
      String padding = '"' + "x".repeat(at - dataAt) + '"';
      FlowText flow = FlowText.named("selection").with("note", padding).observing("a", data);
      assertThat(Decoded.of(flow.toString()).texts()).as("at byte %d", at).containsExactly(data);
    }
  }
}
