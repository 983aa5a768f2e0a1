package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final int MAX_BODY = 3_000_000;

  private static final RunningServer SERVER =
      RunningServer.start(
          Map.of("max-body-bytes", Integer.toString(MAX_BODY), "max-observation-bytes", "500000"));
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static String line(String key, FlowText flow) {
    return "{\"idempotencyKey\":\"%s\",%s".formatted(key, flow.toString().substring(1));
  }

  private static String line(String name) {
    return line(newKey(), FlowText.named(name));
  }

  private static Answer post(Api api, byte[] body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/x-ndjson";
    return api.call("POST", "/api/flows/batch", BodyPublishers.ofByteArray(body), all);
  }

  private static Answer post(String... lines) {
    return post(API, String.join("\n", lines).getBytes(UTF_8));
  }

  private static int accepted(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json().at("/accepted").intValue();
  }

  /** Each refused line with its problem, a plus where the lines after it share it. */
  private static List<String> refused(Answer answer) {
    return answer
        .json()
        .at("/refused")
        .valueStream()
        .map(it ->
            it.get("line").intValue()
                + (it.get("following").booleanValue() ? "+ " : " ")
                + it.at("/problem/type").asText().replaceFirst("^/problems/", ""))
        .toList();
  }

  private static List<Boolean> replayed(Answer answer) {
    return answer
        .json()
        .at("/flows")
        .valueStream()
        .map(flow -> flow.get("replayed").booleanValue())
        .toList();
  }

  @Test
  void everyLineBecomesAFlowOfItsOwn() {
    Answer answer = post(line("one"), line("two"), line("three"));
    assertThat(accepted(answer)).isEqualTo(3);
    assertThat(refused(answer)).isEmpty();
    for (JsonNode flow : answer.json().at("/flows")) {
      String id = API.awaitVisible(flow.get("flowId").asText());
      assertThat(API.get("/api/flows/" + id).at("/name"))
          .isEqualTo(List.of("one", "two", "three").get(flow.get("line").intValue() - 1));
    }
  }

  @Test
  void lineIsTheSameSubmissionAsTheFlowAlone() {
    String key = newKey();
    FlowText flow = FlowText.of("[{\"id\":1}]");
    Answer alone = API.post(key, flow.toString());
    Answer batch = post(line(key, flow));
    assertThat(batch.at("/flows/0/flowId")).isEqualTo(alone.at("/flowId"));
    assertThat(replayed(batch)).containsExactly(true);
  }

  @Test
  void keyMayStandAtTheEndOfItsLine() {
    String key = newKey();
    String flow = FlowText.of("[1]").toString();
    String last = flow.substring(0, flow.length() - 1) + ",\"idempotencyKey\":\"" + key + "\"}";
    assertThat(accepted(post(last))).isEqualTo(1);
    assertThat(API.post(key, flow).json().at("/replayed").booleanValue()).isTrue();
  }

  @Test
  void refusedLineDoesNotRefuseItsNeighbours() {
    Answer answer =
        post(
            line("good"),
            "{\"flow\":",
            "nonsense \u0000 and more",
            "[" + line("in an array") + "]",
            line("two on a line") + line("two on a line"),
            FlowText.named("without a key").toString(),
            line("", FlowText.named("empty key")),
            line("k".repeat(256), FlowText.named("long key")),
            line(newKey(), FlowText.named("").with("createdAt", "1")),
            line(newKey(), FlowText.of("\"" + "x".repeat(500_000) + "\"")),
            line(newKey(), FlowText.of("[".repeat(300) + "]".repeat(300))),
            line("also good"));
    assertThat(refused(answer))
        .containsExactly(
            "2 malformed-json",
            "3 malformed-json",
            "4 invalid-flow",
            "5 malformed-json",
            "6 missing-idempotency-key",
            "7 invalid-idempotency-key",
            "8 invalid-idempotency-key",
            "9 invalid-flow",
            "10 payload-too-large",
            "11 payload-too-large");
    assertThat(accepted(answer)).isEqualTo(2);
    assertThat(answer.at("/refused/7/problem/errors/0/pointer")).isEqualTo("/flow/name");
    assertThat(answer.at("/refused/8/problem/limit")).isEqualTo("maxObservationBytes");
  }

  @Test
  void blankLinesCountAsLinesOnly() {
    String body = "\r\n\n" + line("one") + "\r\n \t\r\n" + line("two") + "\n\n{}\r\n\r\n";
    Answer answer = post(API, body.getBytes(UTF_8));
    assertThat(accepted(answer)).isEqualTo(2);
    assertThat(answer.json().at("/flows").valueStream().map(flow -> flow.get("line").intValue()))
        .containsExactly(3, 5);
    assertThat(refused(answer)).containsExactly("7 invalid-flow");
  }

  @Test
  void emptyBatchIsAcceptedWithNothing() {
    assertThat(accepted(post(""))).isZero();
    assertThat(accepted(post("\n\n"))).isZero();
  }

  @Test
  void largeLinesGoBesideSmallOnes() {
    String data = "[\"" + "x\\u0041 \u00e4".repeat(40_000) + "\"]";
    Answer answer = post(line("small"), line(newKey(), FlowText.of(data)), line("small"));
    assertThat(accepted(answer)).isEqualTo(3);
    String large = API.awaitVisible(answer.at("/flows/1/flowId"));
    assertThat(API.details(large).text()).contains("\"data\":" + data);
  }

  @Test
  void packedBatchesAreUnpacked() throws IOException {
    byte[] body = (line("one") + "\n" + line("two")).getBytes(UTF_8);
    assertThat(accepted(post(API, gzip(body), "Content-Encoding", "gzip"))).isEqualTo(2);
    Answer zstd = post(API, Zstd.compress(body), "Content-Encoding", "zstd");
    assertThat(accepted(zstd)).isEqualTo(2);
    assertThat(replayed(zstd)).containsExactly(true, true);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, true)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }

  @Test
  void sameKeyTwiceIsOneFlowOrRefused() {
    String key = newKey();
    String first = line(key, FlowText.named("first"));
    Answer answer = post(first, line("other"), first, line(key, FlowText.named("second")));
    assertThat(accepted(answer)).isEqualTo(3);
    assertThat(replayed(answer)).containsExactly(false, false, true);
    assertThat(refused(answer)).containsExactly("4 idempotency-key-reused");
  }

  @Test
  void retryOfABatchThatWasHalfAcceptedStoresTheRest() {
    List<String> lines = IntStream.range(0, 6).mapToObj(i -> line("flow " + i)).toList();
    post(lines.get(0), lines.get(2), lines.get(4));
    Answer answer = post(lines.toArray(String[]::new));
    assertThat(accepted(answer)).isEqualTo(6);
    assertThat(replayed(answer)).containsExactly(true, false, true, false, true, false);
  }

  @Test
  void whatFollowsABreakIsSaidNotToBeRead() throws IOException {
    byte[] whole = gzip((line("one") + "\n" + line("two") + "\n" + line("three")).getBytes(UTF_8));
    Answer answer = post(API, Arrays.copyOf(whole, whole.length - 60), "Content-Encoding", "gzip");
    int accepted = accepted(answer);
    assertThat(accepted).isLessThan(3);
    assertThat(refused(answer)).containsExactly(accepted + 1 + "+ malformed-encoding");
  }

  @Test
  void batchIsReadUpToItsLargestSize() {
    String[] lines = new String[10];
    Arrays.setAll(lines, i -> line(newKey(), FlowText.of("\"" + "x".repeat(400_000) + "\"")));
    Answer answer = post(lines);
    assertThat(accepted(answer)).isEqualTo(MAX_BODY / 400_000);
    assertThat(refused(answer)).containsExactly("8+ payload-too-large");
  }

  @Test
  void batchIsReadUpToItsMostLinesAndTheAnswerStaysSmall() {
    String[] lines = new String[Batch.MAX_LINES + 10];
    Arrays.fill(lines, "{\"flow\":{}}");
    Answer answer = post(lines);
    assertThat(accepted(answer)).isZero();
    assertThat(refused(answer)).hasSize(Batch.MAX_LINES + 1).endsWith("10001+ batch-too-large");
    assertThat(answer.json().findValues("pointer")).hasSize(1_000);
  }

  @Test
  void onlyJsonLinesAreTaken() {
    Answer answer =
        API.call(
            "POST",
            "/api/flows/batch",
            BodyPublishers.ofString(line("one")),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @Test
  void linesThatFindTheQueueFullSayWhenToRetry() {
    try (RunningServer server = RunningServer.start(Map.of("queue-max-entries", "1"));
        Handle handle = server.jdbi().open()) {
      handle.begin();
      handle.execute("lock table flow in exclusive mode");
      String first = line("first");
      post(server.api(), first.getBytes(UTF_8));
      Answer answer = post(server.api(), (first + "\n" + line("second")).getBytes(UTF_8));
      assertThat(replayed(answer)).containsExactly(true);
      assertThat(refused(answer)).containsExactly("2 queue-full");
      assertThat(answer.json().at("/refused/0/problem/retryAfter").intValue()).isEqualTo(5);
      handle.rollback();
    }
  }

  @Test
  void outageIsToldOfEveryLine() {
    RunningServer server = RunningServer.start();
    server.dropDatabase();
    String[] lines = new String[1_000];
    Arrays.setAll(lines, i -> line("flow " + i));
    Answer answer = post(server.api(), String.join("\n", lines).getBytes(UTF_8));
    assertThat(accepted(answer)).isZero();
    assertThat(refused(answer).getFirst()).isEqualTo("1 unavailable");
    assertThat(refused(answer).getLast()).endsWith("+ unavailable");
    assertThat(answer.json().at("/refused/0/problem/retryAfter").intValue()).isEqualTo(1);
    server.close();
  }

  @Test
  void batchIsTakenByAQueueInRedisToo() {
    try (TestRedis redis = TestRedis.start();
        RunningServer server =
            RunningServer.start(Map.of("redis-url", redis.address().toString()))) {
      String[] lines = new String[600];
      Arrays.setAll(lines, i -> line("flow " + i));
      byte[] body = String.join("\n", lines).getBytes(UTF_8);
      assertThat(accepted(post(server.api(), body))).isEqualTo(lines.length);
      assertThat(replayed(post(server.api(), body))).hasSize(lines.length).containsOnly(true);
    }
  }
}
