package dev.flowtrail.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFaultProxyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger carriedOut = new AtomicInteger();
  private HttpServer target;
  private HttpFaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext("/", this::echo);
    target.start();
    proxy = HttpFaultProxy.before(target.getAddress().getPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    target.stop(0);
  }

  private void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    carriedOut.incrementAndGet();
    boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
    exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private HttpRequest put(String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
        .PUT(BodyPublishers.ofString(body))
        .timeout(PATIENCE)
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void healthyProxyIsTransparent() throws IOException, InterruptedException {
    for (String path : List.of("/plain", "/chunked", "/plain")) {
      assertThat(send(put(path, "a".repeat(100_000))).body()).hasSize(100_000);
    }
  }

  @Test
  void clientThatAsksBeforeItSendsIsAnswered() throws IOException, InterruptedException {
    HttpRequest asking =
        HttpRequest.newBuilder(put("/plain", "body"), (name, value) -> true)
            .expectContinue(true)
            .build();
    assertThat(send(asking).body()).isEqualTo("body");
  }

  @Test
  void refusedRequestIsNotCarriedOut() throws IOException, InterruptedException {
    proxy.suffer(HttpFault.always(Treatment.SLOW_DOWN).on("PUT").once());
    HttpResponse<String> refused = send(put("/plain", "body"));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("SlowDown");
    assertThat(carriedOut).hasValue(0);
    assertThat(send(put("/plain", "body")).statusCode()).isEqualTo(200);
  }

  @Test
  void requestWhoseAnswerIsLostIsCarriedOut() {
    proxy.suffer(HttpFault.always(Treatment.LOSE_ANSWER));
    assertThatThrownBy(() -> send(put("/plain", "body"))).isInstanceOf(IOException.class);
    assertThat(carriedOut).hasPositiveValue();
  }

  @Test
  void cutAnswerDoesNotPassForWhole() {
    proxy.suffer(HttpFault.always(Treatment.CUT_ANSWER));
    assertThatThrownBy(() -> send(put("/chunked", "a".repeat(100_000))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void heldAnswerComesWhenTheGateOpens() throws InterruptedException {
    Gate gate = new Gate();
    proxy.suffer(HttpFault.always(new Treatment.HoldAfter(gate)));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(put("/plain", "body"), BodyHandlers.ofString());
    gate.awaitReached(PATIENCE);
    assertThat(carriedOut).hasValue(1);
    assertThat(answer).isNotDone();
    gate.open();
    assertThat(answer.join().body()).isEqualTo("body");
  }
}
