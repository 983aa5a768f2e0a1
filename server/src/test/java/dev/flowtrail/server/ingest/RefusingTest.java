package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RefusingTest {

  private static final int MAX_BODY = 2_000_000;
  private static final int MAX_OBSERVATION = 500_000;
  private static final int MAX_DEPTH = 50;

  private static final RunningServer SERVER =
      RunningServer.start(
          Map.of(
              "max-body-bytes", Integer.toString(MAX_BODY),
              "max-observation-bytes", Integer.toString(MAX_OBSERVATION),
              "max-depth", Integer.toString(MAX_DEPTH)));
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer post(String body) {
    return post(body.getBytes(UTF_8));
  }

  private static Answer post(byte[] body, String... moreHeaders) {
    String[] headers = {
      "Idempotency-Key", UUID.randomUUID().toString(), "Content-Type", "application/json"
    };
    String[] all = Arrays.copyOf(headers, headers.length + moreHeaders.length);
    System.arraycopy(moreHeaders, 0, all, headers.length, moreHeaders.length);
    return API.post(BodyPublishers.ofByteArray(body), all);
  }

  private static void assertProblem(Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().at("/status").intValue()).isEqualTo(status);
    assertThat(answer.at("/title")).isNotEmpty();
    assertThat(answer.at("/instance")).isEqualTo("/api/flows");
  }

  @Test
  void keyIsRequired() {
    Answer answer =
        API.post(
            BodyPublishers.ofString(FlowText.named("selection").toString()),
            "Content-Type",
            "application/json");
    assertProblem(answer, 400, "missing-idempotency-key");
  }

  @Test
  void keyLongerThan255CharactersIsRefused() {
    String body = FlowText.named("selection").toString();
    assertThat(API.post("k".repeat(255), body).status()).isEqualTo(202);
    assertProblem(API.post("k".repeat(256), body), 400, "invalid-idempotency-key");
  }

  @Test
  void keyWhoseQuoteDoesNotCloseIsRefused() {
    Answer answer = API.post("\"open", FlowText.named("selection").toString());
    assertProblem(answer, 400, "invalid-idempotency-key");
  }

  @Test
  void twoKeysAreRefused() {
    byte[] body = FlowText.named("selection").toString().getBytes(UTF_8);
    assertProblem(post(body, "Idempotency-Key", "another"), 400, "invalid-idempotency-key");
  }

  @Test
  void malformedJsonIsRefusedWithLineAndColumn() {
    Answer answer = post("{\"flow\": {\n  \"name\": \"selection\",\n  \"createdAt\": oops}}");
    assertProblem(answer, 400, "malformed-json");
    assertThat(answer.json().at("/line").intValue()).isEqualTo(3);
    assertThat(answer.json().at("/column").intValue()).isBetween(16, 22);
    assertThat(answer.at("/detail")).contains("Line 3").doesNotContain("oops");
  }

  @Test
  void emptyBodyIsRefused() {
    assertProblem(post(""), 400, "malformed-json");
  }

  @Test
  void bodyThatEndsTooEarlyIsRefused() {
    String whole = FlowText.of("[1,2,3]").toString();
    assertProblem(post(whole.substring(0, whole.length() - 5)), 400, "malformed-json");
  }

  @Test
  void textAfterTheDocumentIsRefused() {
    assertProblem(post(FlowText.named("selection") + "{}"), 400, "malformed-json");
  }

  @Test
  void everyFaultIsReportedAtOnceWithItsPlace() {
    Answer answer =
        post(
            """
            {"flow": {"name": 7, "createdAt": "yesterday", "finishedAt": null},
             "steps": [
               {"name": "filter", "version": 0, "position": "first", "status": "done", "reason": "",
                "createdAt": "2026-01-05T10:00:01Z",
                "observations": [{"name": "input", "version": 1}]}]}
            """);
    assertProblem(answer, 400, "invalid-flow");
    assertThat(answer.pointers())
        .containsExactlyInAnyOrder(
            "/flow/name",
            "/flow/createdAt",
            "/steps/0/version",
            "/steps/0/position",
            "/steps/0/status",
            "/steps/0/observations/0/data");
    assertThat(answer.at("/errors/4/detail"))
        .isEqualTo("expected one of pending, running, completed, failed but was \"done\"");
  }

  @Test
  void refusedFlowIsNotStored() {
    Answer answer =
        post(FlowText.of("[1]").with("name", "7").with("key", "\"refused\"").toString());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(API.get("/api/flows?key=refused").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void otherMediaTypeIsRefused() {
    Answer answer =
        API.post(
            BodyPublishers.ofString("a=b"), "Idempotency-Key", "k", "Content-Type", "text/plain");
    assertProblem(answer, 415, "unsupported-media-type");
  }

  @Test
  void unknownContentEncodingIsRefused() {
    assertProblem(post(new byte[9], "Content-Encoding", "br"), 415, "unsupported-media-type");
  }

  @Test
  void bodyThatIsNoGzipIsRefused() {
    byte[] plain = FlowText.named("selection").toString().getBytes(UTF_8);
    assertProblem(post(plain, "Content-Encoding", "gzip"), 400, "malformed-encoding");
  }

  @Test
  void gzipThatEndsTooEarlyIsRefused() throws IOException {
    byte[] whole = gzip(FlowText.of("[\"" + "ab".repeat(9_000) + "\"]").toString().getBytes(UTF_8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertProblem(post(half, "Content-Encoding", "gzip"), 400, "malformed-encoding");
  }

  @Test
  void zstdThatEndsTooEarlyIsRefused() {
    byte[] whole = Zstd.compress(FlowText.of("[1]").toString().getBytes(UTF_8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertProblem(post(half, "Content-Encoding", "zstd"), 400, "malformed-encoding");
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void textInAnotherEncodingThanUtf8IsRefused() {
    String text = FlowText.named("sélection").toString();
    assertProblem(post(text.getBytes(UTF_16LE)), 400, "malformed-json");
    assertProblem(post(text.getBytes(ISO_8859_1)), 400, "malformed-json");
  }

  @Test
  void tooLargeObservationIsRefusedByTheNameOfItsLimit() {
    assertTooLarge(
        post(FlowText.of('"' + "x".repeat(MAX_OBSERVATION) + '"').toString()),
        "maxObservationBytes",
        MAX_OBSERVATION);
  }

  @Test
  void largestObservationIsAccepted() {
    String data = '"' + "x".repeat(MAX_OBSERVATION - 2) + '"';
    assertThat(post(FlowText.of(data).toString()).status()).isEqualTo(202);
  }

  @Test
  void tooLargeBodyIsRefusedByTheNameOfItsLimit() {
    FlowText flow = FlowText.named("selection");
    for (int i = 0; i < 5; i++) {
      flow = flow.observing("part" + i, '"' + "x".repeat(MAX_OBSERVATION - 2) + '"');
    }
    assertTooLarge(post(flow.toString()), "maxBodyBytes", MAX_BODY);
  }

  @Test
  void tooDeepJsonIsRefusedByTheNameOfItsLimit() {
    String data = "[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH);
    assertTooLarge(post(FlowText.of(data).toString()), "maxDepth", MAX_DEPTH);
  }

  @Test
  void bombIsRefusedWhileItUnpacks() throws IOException {
    byte[] spaces = new byte[100_000_000];
    Arrays.fill(spaces, (byte) ' ');
    assertTooLarge(post(gzip(spaces), "Content-Encoding", "gzip"), "maxBodyBytes", MAX_BODY);
  }

  @Test
  void refusedBodyThatIsStillBeingSentIsAnsweredAllTheSame() {
    byte[] body = new byte[50_000_000];
    Arrays.fill(body, (byte) ' ');
    for (int i = 0; i < 10; i++) {
      assertTooLarge(post(body), "maxBodyBytes", MAX_BODY);
    }
  }

  private static void assertTooLarge(Answer answer, String limit, int maximum) {
    assertProblem(answer, 413, "payload-too-large");
    assertThat(answer.at("/limit")).isEqualTo(limit);
    assertThat(answer.json().at("/maximum").intValue()).isEqualTo(maximum);
  }
}
