package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.SmallBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /api/explore/completions}: what could stand at a place of a query. */
public final class CompletionsEndpoint implements HttpService {

  private final Explorer explorer;

  public CompletionsEndpoint(Explorer explorer) {
    this.explorer = explorer;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/api/explore/completions", this::complete);
  }

  private void complete(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    Typed typed = Typed.read(request);
    Completions completions = Completions.at(typed.query, typed.at, explorer.names());
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberField("from", completions.span().from());
          json.writeNumberField("to", completions.span().to());
          json.writeArrayFieldStart("options");
          for (Completions.Option option : completions.options()) {
            json.writeStartObject();
            json.writeStringField("text", option.text());
            json.writeStringField("help", option.help());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** A query as far as it is typed, and where. */
  private static final class Typed {
    private String query = "";
    private int at = -1;

    static Typed read(ServerRequest request) {
      Typed typed = new Typed();
      SmallBody.read(
          request,
          (name, value) -> {
            if (name.equals("query") && value.currentToken() == JsonToken.VALUE_STRING) {
              typed.query = value.getText();
            } else if (name.equals("at") && value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
              typed.at = value.getText().matches("\\d{1,5}") ? value.getIntValue() : -1;
            }
          });
      if (typed.query.length() > QueryParser.MAX_LENGTH || typed.query.indexOf(0) >= 0) {
        throw ExploreRequest.invalid(
            "query", "at most %,d characters, without U+0000".formatted(QueryParser.MAX_LENGTH));
      }
      if (typed.at < 0 || typed.at > typed.query.length()) {
        throw ExploreRequest.invalid(
            "at", "a whole number from 0 to the length of query, " + typed.query.length());
      }
      return typed;
    }
  }
}
