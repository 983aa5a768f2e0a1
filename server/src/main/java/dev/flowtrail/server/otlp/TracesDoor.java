package dev.flowtrail.server.otlp;

import dev.flowtrail.server.http.Answers;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.Problems;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * {@code POST /v1/traces}: OTLP over HTTP. It is answered in the dialect of OpenTelemetry, faults
 * too, once every span that was taken is durable in the queue.
 */
public final class TracesDoor implements HttpService {

  private static final int INVALID_ARGUMENT = 3;
  private static final int PERMISSION_DENIED = 7;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int INTERNAL = 13;
  private static final int UNAVAILABLE = 14;

  private final Exports exports;

  public TracesDoor(Exports exports) {
    this.exports = exports;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/v1/traces", this::take);
  }

  private void take(ServerRequest request, ServerResponse response) {
    String mediaType = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("none");
    Encoding encoding = Encoding.findByMediaType(mediaType.split(";", 2)[0].strip()).orElse(null);
    if (encoding == null) {
      refuse(Encoding.JSON, response, unknownForm());
      return;
    }
    Rejections rejections;
    try {
      rejections = exports.take(request, encoding);
    } catch (RuntimeException e) {
      refuse(encoding, response, problem(request, e));
      return;
    }
    send(encoding, response, 200, encoding.success(rejections));
  }

  private static Problem problem(ServerRequest request, RuntimeException thrown) {
    return thrown instanceof MalformedExportException
        ? Problem.of(ProblemType.INVALID_REQUEST, String.valueOf(thrown.getMessage()))
        : Problems.of(request, thrown);
  }

  private static Problem unknownForm() {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "Expected Content-Type application/x-protobuf or application/json.");
  }

  private static void refuse(Encoding encoding, ServerResponse response, Problem problem) {
    int status = problem.type().status();
    if (status == 503 || status == 429) {
      response.header(
          HeaderNames.RETRY_AFTER,
          problem.members().getOrDefault(Problem.RETRY_AFTER, 1).toString());
    }
    send(encoding, response, status, encoding.failure(code(status), problem.detail()));
  }

  private static int code(int status) {
    return switch (status) {
      case 403 -> PERMISSION_DENIED;
      case 413, 429 -> RESOURCE_EXHAUSTED;
      case 503 -> UNAVAILABLE;
      default -> status < 500 ? INVALID_ARGUMENT : INTERNAL;
    };
  }

  private static void send(Encoding encoding, ServerResponse response, int status, byte[] body) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, encoding.mediaType());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Answers.send(response, body);
  }
}
