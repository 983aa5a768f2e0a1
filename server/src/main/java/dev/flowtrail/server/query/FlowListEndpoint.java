package dev.flowtrail.server.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.ListedFlow;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;

/** {@code GET /api/flows}: the list, newest first. */
public final class FlowListEndpoint implements HttpService {

  private final FlowReader flows;
  private final FlowQuery queries;

  public FlowListEndpoint(FlowReader flows, FlowQuery queries) {
    this.flows = flows;
    this.queries = queries;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/api/flows", this::list);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    FlowListRequest asked = FlowListRequest.of(request, queries);
    // One more than is shown tells whether there is a next page.
    List<ListedFlow> found = flows.list(asked.filter(), asked.limit() + 1, asked.offset());
    long total = flows.count(asked.filter().withoutPlace());
    Json.send(response, 200, json -> write(json, asked, found, total));
  }

  private static void write(
      JsonGenerator json, FlowListRequest asked, List<ListedFlow> found, long total)
      throws IOException {
    List<ListedFlow> page = found.subList(0, Math.min(found.size(), asked.limit()));
    AnswerWriter writer = new AnswerWriter(json);
    json.writeStartObject();
    json.writeArrayFieldStart("flows");
    for (ListedFlow flow : page) {
      writer.write(flow);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("pagination");
    json.writeNumberField("total", total);
    json.writeNumberField("page", asked.page());
    json.writeNumberField("limit", asked.limit());
    json.writeNumberField("totalPages", (total + asked.limit() - 1) / asked.limit());
    json.writeStringField(
        "nextCursor", found.size() > page.size() ? Cursor.after(page.getLast()) : null);
    json.writeEndObject();
    json.writeEndObject();
  }
}
