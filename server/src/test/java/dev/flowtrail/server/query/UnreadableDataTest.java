package dev.flowtrail.server.query;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.payload.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableDataTest {

  private static final int FLIPPED = 20;
  private static final String LARGE = "[" + "\"some text\",".repeat(5_000) + "1]";

  private final RunningServer server = RunningServer.start();
  private final Api api = server.api();

  @AfterEach
  void close() {
    server.close();
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.walk(server.payloadFolder())) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private void flipABit() throws IOException {
    byte[] bytes = Files.readAllBytes(segment());
    bytes[FLIPPED] ^= 4;
    Files.write(segment(), bytes);
  }

  private Answer getData(String flowId, String... headers) {
    return api.get(api.get("/api/flows/" + flowId).at("/steps/0/observations/0/dataUrl"), headers);
  }

  private static void assertUnreadable(Answer answer, String problem) {
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("ETag")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "large"})
  void damagedDataIsNeverServed(String data) throws IOException {
    String flowId = api.store(FlowText.of(data.equals("large") ? LARGE : data));
    flipABit();
    assertUnreadable(getData(flowId), "payload-damaged");
    assertUnreadable(getData(flowId, "Accept-Encoding", "zstd"), "payload-damaged");
  }

  @Test
  void truncatedObjectIsDamaged() throws IOException {
    String flowId = api.store(FlowText.of("[1]"));
    Files.write(segment(), new byte[10]);
    assertUnreadable(getData(flowId), "payload-damaged");
  }

  @Test
  void missingObjectIsMissing() throws IOException {
    String flowId = api.store(FlowText.of("[1]"));
    Files.delete(segment());
    assertUnreadable(getData(flowId), "payload-missing");
  }

  @Test
  void restOfAFlowArrivesWithoutTheUnreadableData() throws IOException {
    String flowId =
        api.store(FlowText.named("selection").observing("a", LARGE).observing("b", "7"));
    flipABit();
    Answer details = api.details(flowId);
    assertThat(details.json().at("/steps/0/observations/0/data").isNull()).isTrue();
    assertThat(details.at("/steps/0/observations/0/error")).isNotEmpty();
    assertThat(details.at("/steps/0/observations/1/data")).isEqualTo("7");
  }

  /** Nobody may take half an answer for a whole one. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "gzip"})
  void answerThatFailsHalfwayIsBrokenOff(String encoding) throws IOException {
    String flowId = api.store(FlowText.of(numbers()));
    cutTheFrameShort();
    assertThatThrownBy(() -> getData(flowId, "Accept-Encoding", encoding))
        .hasMessageContaining("got no answer");
    assertThatThrownBy(() -> api.details(flowId)).hasMessageContaining("got no answer");
  }

  private static String numbers() {
    return new Random(1).longs(100_000).mapToObj(Long::toString).collect(joining(",", "[", "]"));
  }

  /** A frame whose checksum fits and whose end is missing. */
  private void cutTheFrameShort() throws IOException {
    byte[] bytes = Files.readAllBytes(segment());
    byte[] shorter = Arrays.copyOfRange(bytes, 8, bytes.length - 100);
    server
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update observation set frame_bytes = ?, frame_crc32c = ?",
                shorter.length,
                Frame.crc32c(shorter)));
  }
}
