package dev.flowtrail.server.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationDataTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** Small ones share a frame, large ones have their own. */
  private static String data(int items) {
    return "[" + "{\"price\": 29.990, \"title\": \"a film\"},\n".repeat(items) + "null]";
  }

  private static String store(String data) {
    String flowId = API.store(FlowText.of(data));
    return API.get("/api/flows/" + flowId).at("/steps/0/observations/0/dataUrl");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void dataIsGivenPlain(int items) {
    Answer answer = API.get(store(data(items)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.text().equals(data(items))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void dataIsGivenAsGzip(int items) throws IOException {
    Answer answer = API.get(store(data(items)), "Accept-Encoding", "br, gzip;q=0.8");
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(unpacked, UTF_8).equals(data(items))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void dataIsGivenAsZstd(int items) throws IOException {
    Answer answer = API.get(store(data(items)), "Accept-Encoding", "gzip, zstd");
    assertThat(answer.header("Content-Encoding")).isEqualTo("zstd");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(unpack(answer.body()).equals(data(items))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void zstdFrameCanBeTheBodyItself(int items) throws IOException {
    Answer answer = API.get(store(data(items)), "Accept", "application/zstd");
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("application/zstd");
    assertThat(unpack(answer.body()).equals(data(items))).isTrue();
  }

  private static String unpack(byte[] frame) throws IOException {
    try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(frame))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void storedFrameIsPassedOnUntouched() {
    String url = store(data(10_000));
    Answer once = API.get(url, "Accept-Encoding", "zstd");
    Answer again = API.get(url, "Accept", "application/zstd");
    assertThat(once.body()).isEqualTo(again.body()).hasSizeLessThan(10_000);
  }

  @Test
  void encodingThatTheClientRulesOutIsNotUsed() {
    Answer answer = API.get(store("[1]"), "Accept-Encoding", "zstd;q=0, gzip;q=0.000");
    assertThat(answer.header("Content-Encoding")).isEmpty();
  }

  @Test
  void dataMayBeKeptForThreeDays() {
    Answer answer = API.get(store("[1]"));
    assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=259200, immutable");
    assertThat(answer.header("Vary")).contains("Accept", "Accept-Encoding");
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}-json\"");
  }

  @Test
  void everyRepresentationHasItsOwnTag() {
    String url = store("[1]");
    assertThat(API.get(url).header("ETag"))
        .isNotEqualTo(API.get(url, "Accept-Encoding", "gzip").header("ETag"));
  }

  @Test
  void dataThatTheClientHasIsNotSentAgain() {
    String url = store("[1,2,3]");
    String tag = API.get(url).header("ETag");
    Answer answer = API.get(url, "If-None-Match", "\"other\", " + tag);
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("ETag")).isEqualTo(tag);
    assertThat(answer.header("Cache-Control")).contains("immutable");
  }

  @Test
  void dataInAnotherFormIsSent() {
    String url = store("[1,2,3]");
    String tag = API.get(url).header("ETag");
    Answer answer = API.get(url, "If-None-Match", tag, "Accept", "application/zstd");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/zstd");
  }

  @Test
  void otherTagGetsTheData() {
    assertThat(API.get(store("[1]"), "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void metadataNamesFlowAndStep() {
    String url = store("[1,2]");
    Answer answer = API.get(url.replace("/data", ""));
    assertThat(answer.at("/itemCount")).isEqualTo("2");
    assertThat(answer.at("/dataUrl")).isEqualTo(url);
    assertThat(API.get("/api/flows/" + answer.at("/flowId")).at("/steps/0/id"))
        .isEqualTo(answer.at("/stepId"));
  }

  @Test
  void formThatThereIsNotIsNotAcceptable() {
    assertThat(API.get(store("1"), "Accept", "text/csv").status()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/data"})
  void unknownObservationIsNotFoundAndNotKept(String more) {
    Answer answer = API.get("/api/observations/0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a" + more);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("observation-not-found");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }
}
