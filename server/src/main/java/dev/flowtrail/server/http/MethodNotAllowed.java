package dev.flowtrail.server.http;

import io.helidon.webserver.http.Handler;

/** Answers a method that a path does not have. */
public final class MethodNotAllowed {

  private MethodNotAllowed() {}

  /** The handler to register for a path after those of the methods that it has. */
  public static Handler allowing(String... methods) {
    String allowed = String.join(", ", methods);
    return (request, response) -> {
      String detail =
          "Expected one of %s but was %s.".formatted(allowed, request.prologue().method().text());
      throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail).with("allow", allowed).toException();
    };
  }
}
