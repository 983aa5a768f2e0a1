package dev.flowtrail.cluster.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** Requests as any client could send them. Thread-safe. */
public final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Duration timeout;

  /**
   * @param timeout after which no answer counts as none
   */
  public Http(Duration timeout) {
    this.timeout = timeout;
  }

  /** What the server answered. */
  public record Reply(int status, byte[] body) {

    public String text() {
      return new String(body, UTF_8);
    }
  }

  /**
   * Asks.
   *
   * @throws IOException when there was no answer, or not a whole one
   */
  public Reply get(URI address) throws IOException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /**
   * Sends a flow under its key.
   *
   * @throws IOException when there was no answer, or not a whole one
   */
  public Reply submit(URI server, TestFlow flow) throws IOException {
    return send(
        HttpRequest.newBuilder(server.resolve("/api/flows"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", flow.idempotencyKey())
            .POST(BodyPublishers.ofByteArray(flow.body())));
  }

  /**
   * Sends a piece of a flow.
   *
   * @param events one per line
   * @throws IOException when there was no answer, or not a whole one
   */
  public Reply push(URI server, UUID flowId, String events) throws IOException {
    return send(
        HttpRequest.newBuilder(server.resolve("/api/flows/" + flowId + "/events"))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(events)));
  }

  /** Sends a request that breaks off within its body, as when the client dies. */
  public void submitHalf(URI server, TestFlow flow) throws IOException {
    String head =
        """
        POST /api/flows HTTP/1.1\r
        Host: %s:%d\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Idempotency-Key: %s\r
        \r
        """
            .formatted(
                server.getHost(), server.getPort(), flow.body().length, flow.idempotencyKey());
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      out.write(Arrays.copyOf(flow.body(), flow.body().length / 2));
    }
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.timeout(timeout).build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
