package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** Asks a deployment as any client would, and notes how long answers take. Thread-safe. */
final class Questions {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ASKED = 20;

  private final Deployment deployment;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  Questions(Deployment deployment) {
    this.deployment = deployment;
  }

  /** A request to a path. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(deployment.api().resolve(URI.create(path))).timeout(PATIENCE);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return read(request(path).build());
  }

  /** What is not JSON. */
  String text(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Sends under a key of its own. */
  JsonNode post(String path, String type, String body) throws IOException, InterruptedException {
    return read(posting(path, type, body));
  }

  HttpRequest posting(String path, String type, String body) {
    return request(path)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  int status(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** What was answered, whatever it is. */
  record Reply(int status, JsonNode body) {}

  Reply reply(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json.readTree(response.body()));
  }

  private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
    Reply reply = reply(request);
    if (reply.status() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d".formatted(request.method(), request.uri().getPath(), reply.status()));
    }
    return reply.body();
  }

  /** How long answers took, asked one after the other; the first two warm up. */
  Answered ask(HttpRequest request) throws IOException, InterruptedException {
    long[] nanos = new long[ASKED];
    for (int i = -2; i < ASKED; i++) {
      long begin = System.nanoTime();
      int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
      if (status != 200) {
        throw new IOException(
            "%s %s answered %d".formatted(request.method(), request.uri().getPath(), status));
      }
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    return new Answered(nanos[ASKED / 2 - 1] / 1e6, nanos[ASKED * 95 / 100 - 1] / 1e6);
  }

  /** What half of all answers, and 95 of 100, take at most. */
  record Answered(double p50Millis, double p95Millis) {}

  /** Something that comes true. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Waits for it, asking now and then: that costs the server something as well. */
  static void await(Duration atMost, Duration pause, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException("flows were not stored in time");
      }
      Thread.sleep(pause);
    }
  }
}
