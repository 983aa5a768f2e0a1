package dev.flowtrail.server.query;

import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.store.FlowFilter;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request for the list asks for. */
record FlowListRequest(FlowFilter filter, int page, int limit) {

  private static final Set<String> NAMES =
      Set.of("page", "limit", "name", "status", "key", "from", "to", "q", "cursor");
  private static final String ATTRIBUTE_PREFIX = "attr.";
  private static final int MAX_PAGE = 1_000_000;
  private static final int MAX_LIMIT = 200;
  private static final int DEFAULT_LIMIT = 20;

  private static final String EXPECTED_STATUS =
      "one of "
          + Arrays.stream(Status.values()).map(Status::wireName).collect(Collectors.joining(", "));

  static FlowListRequest of(ServerRequest request) {
    QueryParameters parameters =
        new QueryParameters(
            request, name -> NAMES.contains(name) || name.startsWith(ATTRIBUTE_PREFIX));
    return new FlowListRequest(
        filter(parameters),
        parameters.integer("page", 1, MAX_PAGE, 1),
        parameters.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
  }

  private static FlowFilter filter(QueryParameters parameters) {
    return new FlowFilter(
        Teams.DEFAULT_TEAM_ID,
        parameters.text("name").orElse(null),
        parameters
            .parse("status", EXPECTED_STATUS, text -> Status.findByWireName(text).orElse(null))
            .orElse(null),
        parameters.text("key").orElse(null),
        time(parameters, "from"),
        time(parameters, "to"),
        parameters.text("q").orElse(null),
        attributes(parameters),
        parameters.parse("cursor", "a nextCursor of this list", Cursor::parse).orElse(null));
  }

  private static @Nullable Instant time(QueryParameters parameters, String name) {
    return parameters.parse(name, Times.EXPECTED, Times::parse).orElse(null);
  }

  private static Map<String, String> attributes(QueryParameters parameters) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      if (name.startsWith(ATTRIBUTE_PREFIX)) {
        attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), parameters.text(name).orElse(""));
      }
    }
    return attributes;
  }

  /** With a cursor the page's number says nothing: the list goes on from the cursor. */
  long offset() {
    return filter.after() == null ? (long) (page - 1) * limit : 0;
  }

  FlowFilter filterWithoutPlace() {
    return filter.after() == null
        ? filter
        : new FlowFilter(
            filter.teamId(),
            filter.name(),
            filter.status(),
            filter.key(),
            filter.from(),
            filter.to(),
            filter.text(),
            filter.attributes(),
            null);
  }
}
