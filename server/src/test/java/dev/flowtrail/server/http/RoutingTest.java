package dev.flowtrail.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

  private static final String ID = "0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a";

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/flows, 'GET, HEAD, POST'",
    "PUT, /api/flows, 'GET, HEAD, POST'",
    "POST, /api/flows/" + ID + ", 'GET, HEAD'",
    "DELETE, /api/flows/" + ID + "/details, 'GET, HEAD'",
    "POST, /api/observations/" + ID + ", 'GET, HEAD'",
    "PATCH, /api/observations/" + ID + "/data, 'GET, HEAD'",
    "POST, /health, 'GET, HEAD'",
  })
  void wrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
    Answer answer = API.call(method, path, BodyPublishers.ofString("{}"));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.problem()).isEqualTo("method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/flows",
        "/api/volume?from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z",
        "/openapi.yaml",
        "/",
        "/problems/internal"
      })
  void headSaysWhatGetWouldWithoutTheBody(String path) {
    Answer get = API.get(path);
    Answer head = API.call("HEAD", path, BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.body().length));
  }

  /** Its length may change from one to the next: it tells the time. */
  @Test
  void headOfTheHealthHasNoBody() {
    Answer head = API.call("HEAD", "/health", BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(Integer.parseInt(head.header("Content-Length"))).isPositive();
  }

  @Test
  void headOfWhatIsStreamedTellsItsLengthToo() {
    String id = API.store(FlowText.of("[1,2,3]"));
    int length = API.details(id).body().length;
    Answer head = API.call("HEAD", "/api/flows/" + id + "/details", BodyPublishers.noBody());
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(length));
  }

  @Test
  void headOfWhatIsNotThereIsTheProblemWithoutItsBody() {
    Answer head = API.call("HEAD", "/api/flows/" + ID, BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(404);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET, /api/unknown", "GET, /api", "POST, /api/unknown", "DELETE, /elsewhere"})
  void unknownRouteIsAProblem(String method, String path) {
    Answer answer = API.call(method, path, BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/flows", "/api/unknown", "/assets/missing.js", "/health"})
  void everyAnswerTellsBrowsersToBeCareful(String path) {
    Answer answer = API.get(path);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/flows/" + ID, "/processes/film.of.the.night", "/index.html"})
  void dashboardDrawsEveryPathThatIsNoFile(String path) {
    Answer answer = API.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.text()).contains("<title>Flow Trail</title>");
  }

  @Test
  void fileWithAHashInItsNameIsKeptForEver() throws IOException {
    Answer answer = API.get("/assets/index-0a1b2c3d.js", "Accept-Encoding", "gzip");
    assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(unpacked, UTF_8)).contains("answer = 42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/missing.js", "/..%2f..%2fpackage.json", "/%2e%2e/db.json"})
  void fileThatIsNoneOfTheDashboardIsNotFound(String path) {
    assertThat(API.get(path).status()).isIn(400, 404);
  }

  @Test
  void problemHasAPageThatExplainsIt() {
    Answer page = API.get("/problems/payload-too-large");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("413 payload-too-large");
  }
}
