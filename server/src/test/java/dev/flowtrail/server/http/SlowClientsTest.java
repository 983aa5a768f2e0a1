package dev.flowtrail.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.http.ApiServer.Listening;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients that keep a connection and do nothing with it. */
class SlowClientsTest {

  private static final Patience LITTLE =
      new Patience(Duration.ofMillis(400), Duration.ofMillis(400), 1_000);

  private static final AtomicInteger GAVE_UP = new AtomicInteger();

  private static final ApiServer SERVER =
      new ApiServer(
          new Listening("127.0.0.1", 0, List.of(), Duration.ofSeconds(1)),
          List.of(new Copying()),
          nothing -> {},
          LITTLE);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** Swallows bodies and gives more than any buffer between the two can hold. */
  private static final class Copying implements HttpService {

    @Override
    public void routing(HttpRules rules) {
      rules.post("/swallow", Copying::swallow).get("/much", Copying::giveMuch);
    }

    private static void swallow(ServerRequest request, ServerResponse response) {
      try (InputStream body = RequestBody.openJson(request, Long.MAX_VALUE)) {
        body.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Answers.send(response, "swallowed".getBytes(UTF_8));
    }

    private static void giveMuch(ServerRequest request, ServerResponse response) {
      try (OutputStream out = Answers.stream(response)) {
        for (int i = 0; i < 1_000; i++) {
          out.write(new byte[100_000]);
        }
      } catch (IOException | RuntimeException e) {
        GAVE_UP.incrementAndGet();
      }
    }
  }

  private static Socket connect(String start) throws IOException {
    Socket socket = new Socket("127.0.0.1", SERVER.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(start.replace("\n", "\r\n").getBytes(ISO_8859_1));
    return socket;
  }

  private static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Test
  void connectionWithoutARequestIsEnded() throws IOException {
    try (Socket socket = connect("")) {
      assertThat(readAll(socket)).isEmpty();
    }
  }

  @Test
  void requestWhoseHeadersDoNotEndIsEnded() throws IOException {
    try (Socket socket = connect("GET /much HTTP/1.1\nHost: localhost\nX-Slow: ")) {
      assertThat(readAll(socket)).doesNotContain("200");
    }
  }

  @Test
  void trickleOfHeadersDoesNotBuyTime() throws IOException {
    try (Socket socket = connect("GET /much HTTP/1.1\nHost: localhost\nX-Slow: ")) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  socket.getOutputStream().write('x');
                  socket.setSoTimeout(20);
                  waitForTheEnd(socket);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  private static void waitForTheEnd(Socket socket) throws IOException {
    try {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("ended");
      }
    } catch (java.net.SocketTimeoutException stillOpen) {
      // The next byte follows.
    }
  }

  @Test
  void bodyThatStopsIsAnsweredAsTooSlow() throws IOException {
    try (Socket socket =
        connect(
            "POST /swallow HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
                + "Content-Length: 1000\n\n{")) {
      assertThat(readAll(socket)).startsWith("HTTP/1.1 400").contains("came too slowly");
    }
  }

  @Test
  void answerThatNobodyTakesIsGivenUp() throws IOException {
    try (Socket socket = connect("GET /much HTTP/1.1\nHost: localhost\n\n")) {
      Eventually.isTrue(() -> GAVE_UP.get() == 1);
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void connectionThatIsUsedAgainInTimeLives() throws IOException {
    try (Socket socket = connect("")) {
      for (int i = 0; i < 5; i++) {
        String request =
            "POST /swallow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        byte[] start = socket.getInputStream().readNBytes(12);
        assertThat(new String(start, ISO_8859_1)).isEqualTo("HTTP/1.1 200");
        skipToTheEnd(socket.getInputStream());
      }
    }
  }

  private static void skipToTheEnd(InputStream answer) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!text.toString().endsWith("swallowed")) {
      text.append((char) answer.read());
    }
  }

  @Test
  void trickleOfABodyIsEndedThoughEachByteComesInTime() {
    AtomicLong nanos = new AtomicLong();
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
          }
        };
    ArrivingBody body = new ArrivingBody(trickle, LITTLE, nanos::get);
    assertThatThrownBy(body::readAllBytes).hasMessageContaining("came too slowly");
  }

  @Test
  void bodyThatKeepsThePaceMayTakeAsLongAsItLikes() {
    AtomicLong nanos = new AtomicLong();
    InputStream steady =
        new ByteArrayInputStream(new byte[1_000_000]) {
          @Override
          public int read(byte[] buffer, int offset, int length) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            return super.read(buffer, offset, Math.min(length, 500));
          }
        };
    ArrivingBody body = new ArrivingBody(steady, LITTLE, nanos::get);
    assertThatCode(body::readAllBytes).doesNotThrowAnyException();
  }
}
