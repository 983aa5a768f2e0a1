package dev.flowtrail.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;

/** Answers what is refused before it gets to a route: requests that are not even HTTP. */
final class UnroutedProblem implements DirectHandler {

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    ProblemType type =
        switch (status.code()) {
          case 404 -> ProblemType.NOT_FOUND;
          case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
          case 500 -> ProblemType.INTERNAL;
          default -> ProblemType.INVALID_REQUEST;
        };
    Problem problem = Problem.of(type, status.reasonPhrase());
    return TransportResponse.builder()
        .status(Status.create(type.status()))
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE)
        .entity(ProblemWriter.write(problem, request.path()))
        .keepAlive(false)
        .build();
  }
}
