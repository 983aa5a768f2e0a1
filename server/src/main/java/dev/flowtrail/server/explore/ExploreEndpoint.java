package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code POST /api/explore}: a question across all flows, answered as a list. */
public final class ExploreEndpoint implements HttpService {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Explorer explorer;
  private final Clock clock;

  public ExploreEndpoint(Explorer explorer, Clock clock) {
    this.explorer = explorer;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/api/explore", this::answer);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    Instant begin = clock.instant();
    ExploreRequest asked = ExploreRequest.read(request);
    Page page = explorer.list(asked, limit(asked), begin);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("of", Explorer.plural(asked.of()));
          writeRows(json, page);
          json.writeNumberField("tookMillis", Duration.between(begin, clock.instant()).toMillis());
          json.writeNullField("index");
          json.writeEndObject();
        });
  }

  private static int limit(ExploreRequest asked) {
    Integer limit = asked.limit();
    if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
      throw ExploreRequest.invalid("limit", "a whole number from 1 to " + MAX_LIMIT);
    }
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  private static void writeRows(JsonGenerator json, Page page) throws IOException {
    json.writeArrayFieldStart("rows");
    for (Row row : page.rows()) {
      row.write(json);
    }
    json.writeEndArray();
    json.writeStringField("cursor", page.cursor());
  }
}
