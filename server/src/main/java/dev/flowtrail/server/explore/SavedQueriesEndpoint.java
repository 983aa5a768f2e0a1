package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.explore.SavedQueries.Saved;
import dev.flowtrail.server.http.Json;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** {@code /api/explore/saved}: questions that people keep, by name. */
public final class SavedQueriesEndpoint implements HttpService {

  private static final int MAX_NAME_CHARS = 200;
  private static final JsonFactory JSON = new JsonFactory();

  private final SavedQueries saved;
  private final Clock clock;

  public SavedQueriesEndpoint(Jdbi jdbi, Clock clock) {
    this.saved = new SavedQueries(jdbi);
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/explore/saved", this::list)
        .put("/api/explore/saved/{+name}", this::put)
        .delete("/api/explore/saved/{+name}", this::remove);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    send(response);
  }

  /** Only a question that can be asked is kept. */
  private void put(ServerRequest request, ServerResponse response) {
    String name = name(request);
    ExploreRequest asked = ExploreRequest.read(request);
    Explorer.question(asked, clock.instant());
    if (asked.aggregates()) {
      Aggregation.of(asked);
    } else {
      RowOrder.of(asked.of(), asked.sort());
    }
    if (!saved.put(Teams.DEFAULT_TEAM_ID, new Saved(name, json(name, asked), clock.instant()))) {
      throw ExploreRequest.invalid(
          "name", "at most %,d saved queries".formatted(SavedQueries.MAX_COUNT));
    }
    send(response);
  }

  private void remove(ServerRequest request, ServerResponse response) {
    saved.remove(Teams.DEFAULT_TEAM_ID, name(request));
    send(response);
  }

  private static String name(ServerRequest request) {
    String name = request.path().pathParameters().get("name");
    if (name.isBlank() || name.length() > MAX_NAME_CHARS || name.indexOf(0) >= 0) {
      throw ExploreRequest.invalid(
          "name", "1 to %d characters, without U+0000".formatted(MAX_NAME_CHARS));
    }
    return name;
  }

  /** As it is answered. */
  private static String json(String name, ExploreRequest asked) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField("query", asked.query());
      json.writeStringField("of", asked.plural());
      writeNames(json, "group", asked.group());
      writeNames(json, "measures", asked.measures());
      json.writeStringField("sort", asked.sort().isEmpty() ? null : asked.sort());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeNames(JsonGenerator json, String member, List<String> names)
      throws IOException {
    if (names.isEmpty()) {
      json.writeNullField(member);
      return;
    }
    json.writeArrayFieldStart(member);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private void send(ServerResponse response) {
    List<Saved> all = saved.list(Teams.DEFAULT_TEAM_ID);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("saved");
          for (Saved each : all) {
            json.writeRawValue(each.question());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
