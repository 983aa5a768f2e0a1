package dev.flowtrail.server.process;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.Times;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters by which a request says which runs of a process it means. */
record RunParameters(String process, QueryParameters query) {

  /** So many runs are looked at when nothing is said and each needs its steps sorted. */
  static final int DEFAULT_PAGE = 2_000;

  static final int MAX_RUNS = 100_000;

  private static final Set<String> NAMES = Set.of("from", "to", "limit");
  private static final String ATTRIBUTE_PREFIX = "attr.";

  /**
   * @param others the names that the question has besides
   */
  static RunParameters of(ServerRequest request, Set<String> others) {
    Json.requireAccepted(request);
    return new RunParameters(
        request.path().pathParameters().get("name"),
        new QueryParameters(
            request,
            name ->
                NAMES.contains(name)
                    || others.contains(name)
                    || name.startsWith(ATTRIBUTE_PREFIX)));
  }

  /** The newest runs of those that are meant. */
  Runs runs(int defaultLimit) {
    return new Runs(
        Teams.DEFAULT_TEAM_ID,
        process,
        time("from").orElse(null),
        time("to").orElse(null),
        attributes(),
        query.integer("limit", 1, MAX_RUNS, defaultLimit));
  }

  Optional<Instant> time(String name) {
    return query.parse(name, Times.EXPECTED, Times::parse);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : query.names()) {
      if (name.startsWith(ATTRIBUTE_PREFIX)) {
        attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), query.text(name).orElse(""));
      }
    }
    return attributes;
  }

  /** A parameter that has to be there. */
  <T> T required(String name, String expected, Function<String, Optional<T>> parse) {
    return query
        .parse(name, expected, text -> parse.apply(text).orElse(null))
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.INVALID_PARAMETER,
                    "%s: expected %s but was absent.".formatted(name, expected))
                .toException());
  }

  /** A number from 0 to 1; null for any other text. */
  static @Nullable Double parseShare(String text) {
    return text.matches("0?\\.\\d{1,9}|0|1|1\\.0") ? Double.valueOf(text) : null;
  }
}
