package dev.flowtrail.server.http;

import dev.flowtrail.protocol.InvalidDocumentException;
import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.protocol.MalformedJsonException;
import dev.flowtrail.server.database.SqlFailures;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns whatever a handler throws into a problem. */
final class ErrorHandling {

  private static final System.Logger LOG = System.getLogger(ErrorHandling.class.getName());

  /** What a handler may have set before it failed, and what is not true of its fault. */
  private static final List<HeaderName> DESCRIBING_DATA =
      List.of(HeaderNames.ETAG, HeaderNames.CONTENT_ENCODING, HeaderNames.CONTENT_LENGTH);

  private ErrorHandling() {}

  static void addTo(HttpRouting.Builder routing) {
    routing.error(Throwable.class, ErrorHandling::handle);
  }

  private static void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
    send(request, response, toProblem(request, thrown));
  }

  private static Problem toProblem(ServerRequest request, Throwable thrown) {
    return switch (thrown) {
      case ProblemException e -> e.problem();
      case MalformedJsonException e -> malformed(e);
      case InvalidDocumentException e -> invalid(e);
      case LimitExceededException e -> tooLarge(e);
      case RequestException e when e.status().code() < 500 ->
          Problem.of(ProblemType.INVALID_REQUEST, e.status().reasonPhrase());
      case HttpException e when e.status().code() == 404 ->
          Problem.of(ProblemType.NOT_FOUND, "Nothing is served at this path.");
      case HttpException e when e.status().code() < 500 ->
          Problem.of(ProblemType.INVALID_REQUEST, e.status().reasonPhrase());
      case Throwable e when SqlFailures.isOutage(e) -> withoutDatabase(e);
      default -> internal(request, thrown);
    };
  }

  private static Problem withoutDatabase(Throwable e) {
    LOG.log(Level.WARNING, "The database does not answer", e);
    return Problem.of(ProblemType.UNAVAILABLE, "The database does not answer at the moment.")
        .with("part", "database");
  }

  private static Problem malformed(MalformedJsonException e) {
    String detail =
        "Line %d, column %d: %s".formatted(e.line(), e.column(), String.valueOf(e.getMessage()));
    return Problem.of(ProblemType.MALFORMED_JSON, detail)
        .with("line", e.line())
        .with("column", e.column());
  }

  private static Problem invalid(InvalidDocumentException e) {
    String detail =
        e.faults().size() == 1
            ? "One thing is wrong with the document."
            : e.faults().size() + " things are wrong with the document.";
    return new Problem(ProblemType.INVALID_FLOW, detail, e.faults(), Map.of());
  }

  private static Problem tooLarge(LimitExceededException e) {
    return Problem.of(
            ProblemType.PAYLOAD_TOO_LARGE,
            "The limit %s is %d.".formatted(e.limitName(), e.limit()))
        .with("limit", e.limitName())
        .with("maximum", e.limit());
  }

  private static Problem internal(ServerRequest request, Throwable thrown) {
    String incident = UUID.randomUUID().toString();
    LOG.log(
        Level.ERROR,
        "%s %s failed, incident %s"
            .formatted(request.prologue().method().text(), path(request), incident),
        thrown);
    return Problem.of(
            ProblemType.INTERNAL, "The server's log has the details under this incident's id.")
        .with("incident", incident);
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
    byte[] body = ProblemWriter.write(problem, path(request));
    if (request.prologue().method() == Method.HEAD) {
      BodilessResponse.send(response, body.length);
    } else {
      Answers.send(response, body);
    }
  }

  private static String path(ServerRequest request) {
    return request.prologue().uriPath().rawPath();
  }
}
