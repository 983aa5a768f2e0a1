package dev.flowtrail.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPagesOnlyTest {

  /** What a server at this address says to a request with these headers. */
  private static String answer(String host, String headers) throws IOException {
    try (ApiServer server = new ApiServer(host, 0, Duration.ofSeconds(1), List.of());
        Socket socket = new Socket("127.0.0.1", server.port())) {
      String request =
          "GET /problems/forbidden HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n\r\n";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:3000", "LocalHost:80", "127.0.0.1:3000", "[::1]:3000"})
  void whoCallsTheServerLocalIsAnswered(String host) throws IOException {
    assertThat(answer("127.0.0.1", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pages.example", "localhost.pages.example", "127.0.0.1.pages.example:80"})
  void pageWhoseNamePointsHereIsRefused(String host) throws IOException {
    assertThat(answer("127.0.0.1", "Host: " + host))
        .startsWith("HTTP/1.1 403")
        .contains("/problems/forbidden", "Host header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://pages.example", "http://localhost.pages.example:3000", "null"})
  void pageFromElsewhereIsRefused(String origin) throws IOException {
    assertThat(answer("127.0.0.1", "Host: localhost\r\nOrigin: " + origin))
        .startsWith("HTTP/1.1 403")
        .contains("/problems/forbidden", "Origin header");
  }

  @Test
  void localPageOnAnotherPortIsAnswered() throws IOException {
    assertThat(answer("127.0.0.1", "Host: localhost\r\nOrigin: http://localhost:5173"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void serverForOtherMachinesAnswersToEveryName() throws IOException {
    assertThat(answer("0.0.0.0", "Host: flows.example\r\nOrigin: https://flows.example"))
        .startsWith("HTTP/1.1 200");
  }
}
