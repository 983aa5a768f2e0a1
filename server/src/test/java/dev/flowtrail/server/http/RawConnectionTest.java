package dev.flowtrail.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not keep to HTTP. */
class RawConnectionTest {

  private static final String POST =
      """
      POST /api/flows HTTP/1.1
      Host: localhost
      Idempotency-Key: raw
      Content-Type: application/json
      """;

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", API.address().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  /** What the server says until it ends the connection. */
  private static String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void whatIsNotHttpIsAProblem() throws IOException {
    assertThat(exchange("NONSENSE\n\n")).startsWith("HTTP/1.1 400").contains("invalid-request");
  }

  @Test
  void pathThatCannotBeDecodedIsAProblem() throws IOException {
    assertThat(exchange("GET /api/flows/%zz HTTP/1.1\nHost: localhost\n\n"))
        .startsWith("HTTP/1.1 400")
        .contains("invalid-request");
  }

  @Test
  void oldHttpIsAProblem() throws IOException {
    assertThat(exchange("GET /health HTTP/1.0\n\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"status\":400");
  }

  @Test
  void bodyThatBreaksOffIsTheClientsFault() throws IOException {
    assertThat(exchange(POST + "Content-Length: 1000\n\n{\"flow\":"))
        .startsWith("HTTP/1.1 400")
        .contains("invalid-request");
    assertThat(exchange(POST + "Transfer-Encoding: chunked\n\n8\n{\"flow\":\n"))
        .startsWith("HTTP/1.1 400")
        .contains("invalid-request");
  }

  @Test
  void malformedChunkIsTheClientsFault() throws IOException {
    assertThat(exchange(POST + "Transfer-Encoding: chunked\n\nzz\n{\"flow\":\n"))
        .startsWith("HTTP/1.1 400")
        .contains("invalid-request");
  }

  @Test
  void refusalDoesNotWaitForTheRestOfTheBody() throws IOException {
    try (Socket socket = connect()) {
      send(socket, POST + "Content-Length: 1000\n\n{oops");
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, ISO_8859_1)).isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void answerToHeadHasNoBody() throws IOException {
    String answer = exchange("HEAD /api/unknown HTTP/1.1\nHost: localhost\nConnection: close\n\n");
    assertThat(answer).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
  }

  @Test
  void clientThatGoesAwayHarmsNobody() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (Socket socket = connect()) {
        send(socket, POST + "Content-Length: 1000\n\n{\"flow\":");
      }
    }
    try (Socket socket = connect();
        InputStream answer = socket.getInputStream()) {
      send(socket, "GET /health HTTP/1.1\nHost: localhost\n\n");
      assertThat(answer.readNBytes(12)).asString(ISO_8859_1).isEqualTo("HTTP/1.1 200");
    }
  }

  /** What another server may take for the end of the request, and what follows it for a second. */
  private static final String SMUGGLED = "0\n\nDELETE /smuggled HTTP/1.1\nHost: localhost\n\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\nTransfer-Encoding: chunked\n",
        "Transfer-Encoding: chunked\nContent-Length: 5\n",
        "Content-Length: 5\nContent-Length: 6\n",
        "Content-Length: 5, 6\n",
        "Content-Length: +5\n",
        "Content-Length: -5\n",
        "Content-Length: 0x5\n",
        "Transfer-Encoding: chunked, identity\n",
        "Transfer-Encoding: identity\n",
        "Transfer-Encoding : chunked\n",
        " Transfer-Encoding: chunked\n",
        "Transfer-Encoding: xchunked\n"
      })
  void requestWhoseEndCanBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String framing)
      throws IOException {
    String answer = exchange(POST + framing + "\n" + SMUGGLED);
    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost\nHost: pages.example\n",
        "Host: localhost\nX-Folded: a\n b\n",
        "Host: localhost\nX-\0: a\n",
        "Host:\n"
      })
  void headersThatReadersDisagreeAboutAreRefused(String headers) throws IOException {
    assertThat(exchange("GET /health HTTP/1.1\n" + headers + "\n")).startsWith("HTTP/1.1 40");
  }

  @Test
  void requestLineThatDoesNotEndIsRefused() throws IOException {
    assertThat(exchange("GET /api/flows?q=" + "x".repeat(100_000) + " HTTP/1.1\n\n"))
        .startsWith("HTTP/1.1 4")
        .contains("/problems/");
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    String many = ("X-Much: " + "x".repeat(1_000) + "\n").repeat(100);
    assertThat(exchange("GET /health HTTP/1.1\nHost: localhost\n" + many + "\n"))
        .startsWith("HTTP/1.1 4")
        .contains("/problems/");
  }

  @Test
  void longLinksOfTheDashboardFit() throws IOException {
    String request =
        "GET /flows?q=%s HTTP/1.1\nHost: localhost\nConnection: close\n\n"
            .formatted("x".repeat(8_000));
    assertThat(exchange(request)).startsWith("HTTP/1.1 200");
  }
}
