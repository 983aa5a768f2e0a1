package dev.flowtrail.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.http.ApiServer.Listening;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesOnlyTest {

  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Can be read and removed. */
  private static final class Thing implements HttpService {
    @Override
    public void routing(HttpRules rules) {
      rules
          .get("/thing", (request, response) -> response.send("here"))
          .delete("/thing", (request, response) -> response.send("gone"));
    }
  }

  /** What a server at this address says to a request with these headers. */
  private static String answer(String host, String headers) throws IOException {
    return answer(new Listening(host, 0, List.of(), GRACE), "GET", headers);
  }

  private static String answer(Listening listening, String method, String headers)
      throws IOException {
    try (ApiServer server = new ApiServer(listening, List.of(new Thing()), nothing -> {});
        Socket socket = new Socket("127.0.0.1", server.port())) {
      String request =
          "%s /thing HTTP/1.1\r\nConnection: close\r\n%s\r\n\r\n".formatted(method, headers);
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

  private static final Listening BEHIND_A_PROXY =
      new Listening("127.0.0.1", 0, List.of("flows.example"), GRACE);

  private static final Listening BY_NAME =
      new Listening("0.0.0.0", 0, List.of("flows.example"), GRACE);

  private static final Listening OPEN = new Listening("0.0.0.0", 0, List.of(), GRACE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: flows.example",
        "Host: Flows.example:443",
        "Host: localhost",
        "Host: flows.example\r\nOrigin: https://flows.example",
        "Host: localhost:3000\r\nOrigin: https://flows.example"
      })
  void proxyMayKeepTheNameThatIsAllowed(String headers) throws IOException {
    assertThat(answer(BEHIND_A_PROXY, "GET", headers)).startsWith("HTTP/1.1 200");
    assertThat(answer(BEHIND_A_PROXY, "DELETE", headers)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flows.example.pages.example", "other.example", "192.0.2.1"})
  void nameThatIsNotAllowedIsRefused(String host) throws IOException {
    assertThat(answer(BEHIND_A_PROXY, "GET", "Host: " + host)).startsWith("HTTP/1.1 403");
  }

  @Test
  void serverForOtherMachinesMayBeKeptToItsNameAndIsProbedByAddress() throws IOException {
    assertThat(answer(BY_NAME, "GET", "Host: flows.example")).startsWith("HTTP/1.1 200");
    assertThat(answer(BY_NAME, "GET", "Host: 192.0.2.1:3000")).startsWith("HTTP/1.1 200");
    assertThat(answer(BY_NAME, "GET", "Host: other.example")).startsWith("HTTP/1.1 403");
    assertThat(answer(BY_NAME, "GET", "Host: 192.0.2.1\r\nOrigin: http://192.0.2.9"))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site\r\nOrigin: http://flows.example",
        "Origin: https://pages.example",
        "Origin: http://flows.example:81",
        "Origin: null"
      })
  void pageOfAnotherSiteChangesNothing(String headers) throws IOException {
    assertThat(answer(OPEN, "DELETE", "Host: flows.example\r\n" + headers))
        .startsWith("HTTP/1.1 403")
        .contains("/problems/forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: */*",
        "Sec-Fetch-Site: same-origin\r\nOrigin: http://flows.example",
        "Sec-Fetch-Site: none",
        "Origin: http://flows.example"
      })
  void ownPageAndWhoIsNoBrowserChangeThings(String headers) throws IOException {
    assertThat(answer(OPEN, "DELETE", "Host: flows.example\r\n" + headers))
        .startsWith("HTTP/1.1 200");
  }
}
