package dev.flowtrail.sdk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP/1.1 by the client of the JDK. */
final class HttpTransport implements Transport {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  /** One line for each flow, and a problem for each that was refused. */
  private static final int MAX_BATCH_ANSWER_BYTES = 1 << 20;

  private static final String LINES = "application/x-ndjson";

  private final URI flows;
  private final @Nullable String apiKey;
  private final Duration requestTimeout;
  private @Nullable HttpClient client;

  HttpTransport(URI flows, @Nullable String apiKey, Duration requestTimeout) {
    this.flows = flows;
    this.apiKey = apiKey;
    this.requestTimeout = requestTimeout;
  }

  @Override
  public Answer post(Body body, String idempotencyKey) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(flows, "application/json", body)
            .header("Idempotency-Key", '"' + idempotencyKey + '"');
    return exchange(request.build(), AnswerBody.MAX_BYTES);
  }

  @Override
  public Answer postEvents(UUID flowId, Body events, String idempotencyKey)
      throws IOException, InterruptedException {
    URI eventsOf = URI.create(flows + "/" + flowId + "/events");
    HttpRequest.Builder request =
        request(eventsOf, LINES, events).header("Idempotency-Key", '"' + idempotencyKey + '"');
    return exchange(request.build(), AnswerBody.MAX_BYTES);
  }

  @Override
  public Answer postBatch(Body lines) throws IOException, InterruptedException {
    URI batch = URI.create(flows + "/batch");
    HttpRequest request = request(batch, LINES, lines).build();
    return exchange(request, MAX_BATCH_ANSWER_BYTES);
  }

  private Answer exchange(HttpRequest request, int maxAnswerBytes)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> exchange =
        client().sendAsync(request, head -> new AnswerBody(maxAnswerBytes));
    try {
      return answer(exchange.get(requestTimeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no answer within " + requestTimeout.toMillis() + " ms");
    } catch (ExecutionException failed) {
      throw asIOException(failed.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private HttpRequest.Builder request(URI to, String mediaType, Body body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to).header("Content-Type", mediaType).POST(publisher(body));
    if (body.gzipped()) {
      request.header("Content-Encoding", "gzip");
    }
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return request;
  }

  private static BodyPublisher publisher(Body body) {
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(body.blocks()), body.length());
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(), response.headers().firstValue("Retry-After"), response.body());
  }

  private static IOException asIOException(@Nullable Throwable cause) {
    return cause instanceof IOException known ? known : new IOException(cause);
  }

  /** HTTP/1.1, since the upgrade to HTTP/2 in the clear would hold a body back for a round trip. */
  private HttpClient client() {
    HttpClient ready = client;
    if (ready == null) {
      ready = newClient();
      client = ready;
    }
    return ready;
  }

  private HttpClient newClient() {
    boolean shorter = requestTimeout.compareTo(LONGEST_CONNECT) < 0;
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(shorter ? requestTimeout : LONGEST_CONNECT)
        .build();
  }
}
