package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SubmittingTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  @Test
  void acceptedFlowIsAnsweredWithItsId() {
    Answer answer = API.post(FlowText.named("selection"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("/message")).isEqualTo("Flow accepted for processing");
    assertThat(answer.at("/flowName")).isEqualTo("selection");
    assertThat(UUID.fromString(answer.at("/flowId")).version()).isEqualTo(8);
    assertThat(answer.json().at("/replayed").booleanValue()).isFalse();
  }

  @Test
  void idThatTheClientGaveIsKept() {
    String id = UUID.randomUUID().toString();
    Answer answer = API.post(FlowText.named("selection").with("id", FlowText.quote(id)));
    assertThat(answer.at("/flowId")).isEqualTo(id);
  }

  @Test
  void sameContentUnderTheSameKeyIsAnsweredAgain() {
    String key = newKey();
    String body = FlowText.of("[1,2]").toString();
    Answer first = API.post(key, body);
    Answer again = API.post(key, body);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.at("/flowId")).isEqualTo(first.at("/flowId"));
    assertThat(again.json().at("/replayed").booleanValue()).isTrue();
  }

  @Test
  void quotedKeyIsTheSameAsTheBareOne() {
    String key = newKey();
    String body = FlowText.named("selection").toString();
    API.post(key, body);
    assertThat(API.post('"' + key + '"', body).json().at("/replayed").booleanValue()).isTrue();
  }

  @Test
  void orderOfMembersAndSpacesAreNotContent() {
    String key = newKey();
    API.post(key, FlowText.of("{\"a\":1,\"b\":[true,null]}").toString());
    String same =
        FlowText.of("{ \"b\" : [ true,\n null ] , \"a\" : 1 }").toString().replace(",", " , ");
    assertThat(API.post(key, same).json().at("/replayed").booleanValue()).isTrue();
  }

  @Test
  void otherContentUnderTheSameKeyIsRefused() {
    String key = newKey();
    Answer first = API.post(key, FlowText.of("[1]").toString());
    Answer second = API.post(key, FlowText.of("[2]").toString());
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.problem()).isEqualTo("idempotency-key-reused");
    API.awaitVisible(first.at("/flowId"));
    assertThat(API.details(first.at("/flowId")).text()).contains("\"data\":[1]");
  }

  @Test
  void stepsMayComeBeforeTheFlow() {
    String flow = FlowText.named("selection").toString();
    String turned = flow.replaceFirst("\\{(\"flow\":.*),(\"steps\":\\[])}", "{$2,$1}");
    assertThat(turned).startsWith("{\"steps\"");
    assertThat(API.post(newKey(), turned).status()).isEqualTo(202);
  }

  @Test
  void membersThatNobodyKnowsAreIgnored() {
    FlowText flow =
        FlowText.named("selection")
            .with("mood", "{\"deep\":[1,{}]}")
            .observing("input", "1", ",\"colour\":\"red\"");
    assertThat(API.post(flow).status()).isEqualTo(202);
  }

  @Test
  void gzippedBodyIsUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(FlowText.named("selection").toString().getBytes(UTF_8));
    }
    assertThat(postEncoded("gzip", bytes.toByteArray()).status()).isEqualTo(202);
  }

  @Test
  void zstdBodyIsUnpacked() {
    byte[] body = Zstd.compress(FlowText.named("selection").toString().getBytes(UTF_8));
    assertThat(postEncoded("zstd", body).status()).isEqualTo(202);
  }

  private static Answer postEncoded(String encoding, byte[] body) {
    return API.post(
        BodyPublishers.ofByteArray(body),
        "Idempotency-Key",
        newKey(),
        "Content-Type",
        "application/json; charset=utf-8",
        "Content-Encoding",
        encoding);
  }

  @Test
  void chunkedBodyIsReadAsAStream() {
    byte[] body = FlowText.of("[\"" + "x".repeat(100_000) + "\"]").toString().getBytes(UTF_8);
    Answer answer =
        API.post(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            "Idempotency-Key",
            newKey(),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void threeHundredAtATimeAreAllAccepted() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> posts =
          IntStream.range(0, 300)
              .<Callable<Answer>>mapToObj(number -> () -> API.post(FlowText.of("[" + number + "]")))
              .toList();
      for (Future<Answer> answer : clients.invokeAll(posts)) {
        assertThat(answer.get().status()).isEqualTo(202);
      }
    }
  }

  @Test
  void flowIsVisibleWithinASecondOfItsAcceptance() {
    API.store(FlowText.named("warm-up"));
    String id = API.post(FlowText.named("selection")).at("/flowId");
    long accepted = System.nanoTime();
    API.awaitVisible(id);
    assertThat(Duration.ofNanos(System.nanoTime() - accepted)).isLessThan(Duration.ofSeconds(1));
  }
}
