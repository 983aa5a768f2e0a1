package dev.flowtrail.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Turns whatever a handler throws into a problem. */
final class ErrorHandling {

  /** What a handler may have set before it failed, and what is not true of its fault. */
  private static final List<HeaderName> DESCRIBING_DATA =
      List.of(HeaderNames.ETAG, HeaderNames.CONTENT_ENCODING, HeaderNames.CONTENT_LENGTH);

  private ErrorHandling() {}

  static void addTo(HttpRouting.Builder routing) {
    routing.error(Throwable.class, ErrorHandling::handle);
  }

  private static void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
    send(request, response, Problems.of(request, thrown));
  }

  private static void send(ServerRequest request, ServerResponse response, Problem problem) {
    DESCRIBING_DATA.forEach(response.headers()::remove);
    response.status(problem.type().status());
    response.header(HeaderNames.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    if (problem.type().status() == 503) {
      response.header(
          HeaderNames.RETRY_AFTER,
          problem.members().getOrDefault(Problem.RETRY_AFTER, 1).toString());
    }
    if (problem.members().get("allow") instanceof String methods) {
      response.header(HeaderNames.ALLOW, methods);
    }
    byte[] body = ProblemWriter.write(problem, Problems.path(request));
    if (request.prologue().method() == Method.HEAD) {
      BodilessResponse.send(response, body.length);
    } else {
      Answers.send(response, body);
    }
  }
}
