package dev.flowtrail.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Request REQUEST =
      Request.of(
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
  private static final UUID FLOW = new UUID(1, 2);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private volatile int refuseFirst;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          boolean refused = asked.incrementAndGet() <= refuseFirst;
          byte[] answer = ("{\"flowId\":\"" + FLOW + "\",\"replayed\":true}").getBytes(US_ASCII);
          // Without a length the answer is chunked.
          exchange.sendResponseHeaders(refused ? 503 : 202, 0);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    executor.close();
  }

  private Outcome run(Plan plan) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return Load.run(() -> new HttpConnection(address), number -> REQUEST, plan);
  }

  @Test
  void eachRequestIsSentOnceAndCounted() throws Exception {
    Outcome outcome = run(Plan.closed(4, 100, Duration.ofSeconds(30)));

    assertThat(asked).hasValue(100);
    assertThat(outcome.acknowledged()).isEqualTo(100);
    assertThat(outcome.replayed()).isEqualTo(100);
    assertThat(outcome.latencies().count()).isEqualTo(100);
    assertThat(outcome.flowIds()).hasSize(200).startsWith(1, 2);
  }

  @Test
  void whatIsPostponedIsSentAgain() throws Exception {
    refuseFirst = 3;

    Outcome outcome = run(Plan.closed(1, 5, Duration.ofSeconds(30)));

    assertThat(outcome.acknowledged()).isEqualTo(5);
    assertThat(outcome.postponed()).isEqualTo(3);
    assertThat(outcome.refused()).isZero();
  }

  @Test
  void fixedRateTakesItsTime() throws Exception {
    Outcome outcome = run(Plan.fixedRate(2, 100, Duration.ofMillis(500)));

    assertThat(outcome.acknowledged()).isEqualTo(50);
    assertThat(outcome.took()).isGreaterThan(Duration.ofMillis(485));
  }
}
