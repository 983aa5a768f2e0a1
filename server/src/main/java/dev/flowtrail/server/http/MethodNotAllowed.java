package dev.flowtrail.server.http;

import io.helidon.webserver.http.Handler;
import java.util.List;

/** Answers a method that a path does not have. */
public final class MethodNotAllowed {

  private MethodNotAllowed() {}

  /** The handler to register for a path after those of the methods that it has. */
  public static Handler allowing(String... methods) {
    List<String> allowed = List.of(methods);
    return (request, response) -> {
      String detail =
          "Expected %s but was %s."
              .formatted(String.join(" or ", allowed), request.prologue().method().text());
      throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail).with("allow", allowed).toException();
    };
  }
}
