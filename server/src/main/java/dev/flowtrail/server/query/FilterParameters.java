package dev.flowtrail.server.query;

import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.store.FlowFilter;
import dev.flowtrail.server.store.FlowFilter.Place;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters by which a request says which flows it means. */
final class FilterParameters {

  private static final Set<String> NAMES =
      Set.of("name", "status", "key", "from", "to", "q", "query");
  private static final String ATTRIBUTE_PREFIX = "attr.";

  private static final String EXPECTED_STATUS =
      "one of "
          + Arrays.stream(Status.values()).map(Status::wireName).collect(Collectors.joining(", "));

  private final QueryParameters parameters;

  private FilterParameters(QueryParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The parameters of a request.
   *
   * @param others the names that the endpoint has besides those of the filter
   */
  static QueryParameters of(ServerRequest request, Set<String> others) {
    return new QueryParameters(
        request,
        name -> NAMES.contains(name) || name.startsWith(ATTRIBUTE_PREFIX) || others.contains(name));
  }

  /** The flows that the request means, wherever it goes on from. */
  static FlowFilter filter(QueryParameters parameters, FlowQuery queries, @Nullable Place after) {
    return new FilterParameters(parameters)
        .filter(after)
        .having(parameters.text("query").map(queries::compile).orElse(null));
  }

  private FlowFilter filter(@Nullable Place after) {
    return new FlowFilter(
        Teams.DEFAULT_TEAM_ID,
        parameters.text("name").orElse(null),
        parameters
            .parse("status", EXPECTED_STATUS, text -> Status.findByWireName(text).orElse(null))
            .orElse(null),
        parameters.text("key").orElse(null),
        time(parameters, "from").orElse(null),
        time(parameters, "to").orElse(null),
        parameters.text("q").orElse(null),
        attributes(),
        null,
        after);
  }

  static Optional<Instant> time(QueryParameters parameters, String name) {
    return parameters.parse(name, Times.EXPECTED, Times::parse);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      if (name.startsWith(ATTRIBUTE_PREFIX)) {
        attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), parameters.text(name).orElse(""));
      }
    }
    return attributes;
  }
}
