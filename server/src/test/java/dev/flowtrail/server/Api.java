package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** A client that knows nothing but HTTP. */
public final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;

  public Api(URI address) {
    this.address = address;
  }

  public URI address() {
    return address;
  }

  /**
   * @param headers names and values in turn
   */
  public Answer get(String path, String... headers) {
    return call("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Submits a flow under a new key. */
  public Answer post(FlowText flow) {
    return post(UUID.randomUUID().toString(), flow.toString());
  }

  public Answer post(String key, String body) {
    return post(
        BodyPublishers.ofString(body), "Idempotency-Key", key, "Content-Type", "application/json");
  }

  public Answer post(BodyPublisher body, String... headers) {
    return call("POST", "/api/flows", body, headers);
  }

  public Answer call(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Submits a flow and waits until readers see it. */
  public String store(FlowText flow) {
    Answer answer = post(flow);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return awaitVisible(answer.at("/flowId"));
  }

  public String awaitVisible(String flowId) {
    Eventually.isTrue(() -> get("/api/flows/" + flowId).status() == 200);
    return flowId;
  }

  /** The flow with all its data, as the server wrote it. */
  public Answer details(String flowId) {
    Answer answer = get("/api/flows/" + flowId + "/details");
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  /** A gauge, as Prometheus reads it. */
  public double metric(String name) {
    return get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }
}
