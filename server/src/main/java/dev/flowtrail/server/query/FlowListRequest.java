package dev.flowtrail.server.query;

import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.store.FlowFilter;
import io.helidon.webserver.http.ServerRequest;
import java.util.Set;

/** What a request for the list asks for. */
record FlowListRequest(FlowFilter filter, int page, int limit) {

  private static final int MAX_PAGE = 1_000_000;
  private static final int MAX_LIMIT = 200;
  private static final int DEFAULT_LIMIT = 20;

  static FlowListRequest of(ServerRequest request, FlowQuery queries) {
    QueryParameters parameters = FilterParameters.of(request, Set.of("page", "limit", "cursor"));
    return new FlowListRequest(
        FilterParameters.filter(
            parameters,
            queries,
            parameters.parse("cursor", "a nextCursor of this list", Cursor::parse).orElse(null)),
        parameters.integer("page", 1, MAX_PAGE, 1),
        parameters.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
  }

  /** With a cursor the page's number says nothing: the list goes on from the cursor. */
  long offset() {
    return filter.after() == null ? (long) (page - 1) * limit : 0;
  }
}
