package dev.flowtrail.server.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flows that are too large for the queue, sent to a whole server. */
class LargeFlowTest {

  private static final String NUMBERS =
      new Random(1).longs(50_000).mapToObj(Long::toString).collect(joining(",", "[", "]"));

  private final RunningServer server = RunningServer.start();
  private final Api api = server.api();

  @AfterEach
  void close() {
    server.close();
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.walk(server.payloadFolder())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  @Test
  void objectBecomesTheSegmentWithoutACopy() throws IOException {
    String id = api.store(FlowText.of(NUMBERS).observing("rest", "[1]"));
    assertThat(api.details(id).text()).contains("\"data\":" + NUMBERS, "\"data\":[1]");
    assertThat(objects()).hasSize(1);
  }

  @Test
  void repeatedRequestLeavesNoSecondObject() throws IOException {
    String key = newKey();
    String body = FlowText.of(NUMBERS).toString();
    Answer first = api.post(key, body);
    api.awaitVisible(first.at("/flowId"));
    Answer again = api.post(key, body);
    assertThat(again.json().at("/replayed").booleanValue()).isTrue();
    assertThat(objects()).hasSize(1);
    assertThat(api.details(first.at("/flowId")).text()).contains("\"data\":" + NUMBERS);
  }

  @Test
  void otherContentUnderTheSameKeyLeavesNoObject() throws IOException {
    String key = newKey();
    Answer first = api.post(key, FlowText.of(NUMBERS).toString());
    api.awaitVisible(first.at("/flowId"));
    assertThat(api.post(key, FlowText.of("[7," + NUMBERS + "]").toString()).status())
        .isEqualTo(422);
    assertThat(objects()).hasSize(1);
  }

  @Test
  void payloadStoreThatTakesNothingIsNamedAndRecoversByItself() throws IOException {
    Path folder = server.payloadFolder();
    Files.delete(folder);
    Files.createFile(folder);
    Answer refused = api.post(FlowText.of(NUMBERS));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("unavailable");
    assertThat(refused.at("/part")).isEqualTo("payload store");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    Files.delete(folder);
    api.store(FlowText.of(NUMBERS));
  }
}
