package dev.flowtrail.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notes what endpoints register and adds what every path has: HEAD beside GET, and 405 for the
 * methods that none of the endpoints has, in whatever order they come.
 */
final class ApiRoutes implements HttpRules {

  private final HttpRules rules;
  private final Map<String, Set<String>> methodsByPath = new LinkedHashMap<>();

  ApiRoutes(HttpRules rules) {
    this.rules = rules;
  }

  @Override
  public HttpRules register(HttpService... services) {
    for (HttpService service : services) {
      service.routing(this);
    }
    return this;
  }

  @Override
  public HttpRules register(String pathPattern, HttpService... services) {
    throw new UnsupportedOperationException("endpoints write their paths in full");
  }

  @Override
  public HttpRules route(HttpRoute route) {
    throw new UnsupportedOperationException("endpoints name a method and a path");
  }

  @Override
  public HttpRules route(Method method, String pathPattern, Handler handler) {
    note(method, pathPattern);
    rules.route(method, pathPattern, handler);
    if (method == Method.GET) {
      note(Method.HEAD, pathPattern);
      rules.head(
          pathPattern,
          (request, response) -> handler.handle(request, new BodilessResponse(response)));
    }
    return this;
  }

  private void note(Method method, String path) {
    methodsByPath.computeIfAbsent(path, absent -> new TreeSet<>()).add(method.text());
  }

  /** To be called last. A path without variables comes before one that would match it as well. */
  void refuseOtherMethods() {
    methodsByPath.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().contains("{")))
        .forEach(entry -> rules.any(entry.getKey(), refusal(entry.getValue())));
  }

  private static Handler refusal(Set<String> methods) {
    String allowed = String.join(", ", methods);
    return (request, response) -> {
      String detail =
          "Expected one of %s but was %s.".formatted(allowed, request.prologue().method().text());
      throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail).with("allow", allowed).toException();
    };
  }
}
