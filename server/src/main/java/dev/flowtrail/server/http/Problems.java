package dev.flowtrail.server.http;

import dev.flowtrail.protocol.InvalidDocumentException;
import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.protocol.MalformedJsonException;
import dev.flowtrail.server.database.SqlFailures;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;

/** Says as a problem whatever was thrown while a request was handled. */
public final class Problems {

  private static final System.Logger LOG = System.getLogger(Problems.class.getName());

  private Problems() {}

  /** What to say of it. A defect is logged under its incident. */
  public static Problem of(ServerRequest request, Throwable thrown) {
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
      case Throwable e when SqlFailures.isTimeout(e) ->
          Problem.of(
              ProblemType.QUESTION_TOO_LARGE, "The database found no answer within its time.");
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

  /** The path as the client wrote it, for a problem's {@code instance}. */
  public static String path(ServerRequest request) {
    return request.prologue().uriPath().rawPath();
  }
}
