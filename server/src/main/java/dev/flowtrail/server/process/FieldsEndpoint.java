package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.SmallBody;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.store.CorrectedFields.Corrections;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code /api/processes/{name}/fields}: which field of an observation is what, where a person
 * corrected what was inferred. What a client declares itself is not corrected.
 */
public final class FieldsEndpoint implements HttpService {

  private static final Set<String> ROLES =
      Set.of("id", "passed", "score", "rank", "reason", "rules");
  private static final int MAX_OBSERVATIONS = 1_000;
  private static final int MAX_NAME_CHARS = 255;
  private static final JsonFactory JSON = new JsonFactory();

  private final CorrectedFields fields;
  private final Clock clock;

  public FieldsEndpoint(CorrectedFields fields, Clock clock) {
    this.fields = fields;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/processes/{+name}/fields", this::get)
        .put("/api/processes/{+name}/fields", this::put)
        .delete("/api/processes/{+name}/fields", this::remove);
  }

  private static String process(ServerRequest request) {
    return request.path().pathParameters().get("name");
  }

  private void get(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    send(response, process(request));
  }

  private void put(ServerRequest request, ServerResponse response) {
    Map<String, Map<String, String>> corrected = new TreeMap<>();
    SmallBody.read(
        request,
        (name, value) -> {
          if (name.equals("fields")) {
            readObservations(value, corrected);
          }
        });
    fields.put(
        Teams.DEFAULT_TEAM_ID,
        process(request),
        new Corrections(toJson(corrected), clock.instant()));
    send(response, process(request));
  }

  private void remove(ServerRequest request, ServerResponse response) {
    fields.remove(Teams.DEFAULT_TEAM_ID, process(request));
    send(response, process(request));
  }

  private static void readObservations(
      JsonParser parser, Map<String, Map<String, String>> corrected) throws IOException {
    requireObject(parser, "fields");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String observation = parser.currentName();
      parser.nextToken();
      requireObject(parser, "fields of an observation");
      if (observation.isEmpty()
          || observation.length() > MAX_NAME_CHARS
          || observation.indexOf(0) >= 0
          || corrected.size() == MAX_OBSERVATIONS) {
        throw invalid(
            "fields: expected at most %d observations with names of 1 to %d characters."
                .formatted(MAX_OBSERVATIONS, MAX_NAME_CHARS));
      }
      corrected.put(observation, readRoles(parser));
    }
  }

  private static void requireObject(JsonParser parser, String what) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("%s: expected an object.".formatted(what));
    }
  }

  private static Map<String, String> readRoles(JsonParser parser) throws IOException {
    Map<String, String> roles = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String role = parser.currentName();
      parser.nextToken();
      if (parser.currentToken() == JsonToken.VALUE_NULL && ROLES.contains(role)) {
        continue;
      }
      if (!ROLES.contains(role) || !isPath(parser)) {
        throw invalid("fields: expected paths for id, passed, score, rank, reason and rules only.");
      }
      roles.put(role, parser.getText());
    }
    if (!roles.containsKey("id")) {
      throw invalid("fields: expected an id for each observation, without which there is nobody.");
    }
    return roles;
  }

  private static boolean isPath(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    String path = parser.getText();
    return !path.isEmpty()
        && path.length() <= MAX_NAME_CHARS
        && path.indexOf(0) < 0
        && FieldPath.parse(path).names().stream().noneMatch(String::isEmpty);
  }

  private static ProblemException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_PARAMETER, detail).toException();
  }

  private static String toJson(Map<String, Map<String, String>> corrected) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Map<String, String>> observation : corrected.entrySet()) {
        json.writeObjectFieldStart(observation.getKey());
        for (Map.Entry<String, String> role : observation.getValue().entrySet()) {
          json.writeStringField(role.getKey(), role.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void send(ServerResponse response, String process) {
    Optional<Corrections> found = fields.find(Teams.DEFAULT_TEAM_ID, process);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("name", process);
          json.writeFieldName("fields");
          json.writeRawValue(found.map(Corrections::fields).orElse("{}"));
          json.writeStringField(
              "changedAt", found.map(Corrections::changedAt).map(Times::format).orElse(null));
          json.writeEndObject();
        });
  }
}
