package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are made to break readers. Each is refused clearly or kept as it came. */
class HostileDocumentsTest {

  private static final RunningServer SERVER =
      RunningServer.start(Map.of("max-body-bytes", Integer.toString(80 << 20)));
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer post(String body) {
    return API.post(UUID.randomUUID().toString(), body);
  }

  /** Fails when the data does not come back byte for byte. */
  private static void assertKept(String data) {
    String id = API.store(FlowText.of(data));
    assertThat(API.details(id).text().contains("\"data\":" + data + "}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 1_000, 100_000})
  void nestingWithoutEndIsRefusedByItsLimit(int depth) {
    for (String open : new String[] {"[", "{\"a\":"}) {
      Answer answer = post(FlowText.of(open.repeat(depth)).toString());
      assertThat(answer.status()).as(answer.text()).isEqualTo(413);
      assertThat(answer.at("/limit")).isEqualTo("maxDepth");
    }
  }

  @Test
  void numberOfAMillionDigitsIsKept() {
    assertKept("[" + "7".repeat(1_000_000) + ",1e-" + "9".repeat(1_000) + "]");
  }

  @Test
  void textOfManyMegabytesIsKept() {
    assertKept('"' + "x".repeat(21 << 20) + '"');
  }

  @Test
  void observationKeepsKeysThatComeTwice() {
    assertKept("{\"a\":1,\"a\":2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"flow\":{\"name\":\"a\",\"name\":\"b\",\"createdAt\":\"2026-01-05T10:00:00Z\",\"finishedAt\":null}}",
        "{\"flow\":{\"name\":\"a\",\"createdAt\":\"2026-01-05T10:00:00Z\",\"finishedAt\":null},\"flow\":{\"name\":\"b\",\"createdAt\":\"2026-01-05T10:00:00Z\",\"finishedAt\":null}}"
      })
  void flowWithKeysThatComeTwiceIsRefusedSinceReadersDisagreeAboutIt(String body) {
    Answer answer = post(body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
  }

  @Test
  void halfOfACharacterInDataIsKept() {
    assertKept("[\"\\ud800\",\"\\udc00x\",\"\\u0000\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "\\u0000"})
  void whatNoTextCanHoldIsRefusedInAName(String name) {
    Answer answer = post(FlowText.named(name).toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-flow");
    assertThat(answer.pointers()).containsExactly("/flow/name");
  }

  @Test
  void bombsAreRefusedWhileTheyUnpack() throws IOException {
    for (String encoding : new String[] {"gzip", "zstd"}) {
      byte[] bomb = bomb(encoding);
      assertThat(bomb.length).isLessThan(1 << 20);
      Answer answer =
          API.post(
              BodyPublishers.ofByteArray(bomb),
              "Idempotency-Key",
              UUID.randomUUID().toString(),
              "Content-Type",
              "application/json",
              "Content-Encoding",
              encoding);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.at("/limit")).isEqualTo("maxBodyBytes");
    }
  }

  private static byte[] bomb(String encoding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        encoding.equals("gzip") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(spaces);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void clientWhoseClockIsADayWrongIsBelieved() {
    for (Duration off : new Duration[] {Duration.ofDays(1), Duration.ofDays(-1)}) {
      String createdAt = Instant.now().plus(off).toString();
      String id = API.store(FlowText.named("selection").with("createdAt", '"' + createdAt + '"'));
      assertThat(Instant.parse(API.get("/api/flows/" + id).at("/createdAt")))
          .isBetween(Instant.parse(createdAt).minusMillis(1), Instant.parse(createdAt));
    }
  }
}
