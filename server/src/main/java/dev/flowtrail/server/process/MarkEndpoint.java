package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.SmallBody;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.store.FlowMarks;
import dev.flowtrail.server.store.FlowMarks.Mark;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT} and {@code DELETE /api/flows/{id}/mark}: what a person says of a flow, also long
 * after it ended.
 */
public final class MarkEndpoint implements HttpService {

  private static final Set<String> VERDICTS = Set.of("good", "bad");
  private static final int MAX_NOTE_CHARS = 10_000;

  private final FlowMarks marks;
  private final Clock clock;

  public MarkEndpoint(FlowMarks marks, Clock clock) {
    this.marks = marks;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.put("/api/flows/{id}/mark", this::put).delete("/api/flows/{id}/mark", this::remove);
  }

  private void put(ServerRequest request, ServerResponse response) {
    UUID flowId = QueryParameters.pathId(request);
    Mark mark = mark(request);
    if (!marks.put(Teams.DEFAULT_TEAM_ID, flowId, mark)) {
      throw notFound(flowId);
    }
    send(response, flowId, mark);
  }

  private void remove(ServerRequest request, ServerResponse response) {
    UUID flowId = QueryParameters.pathId(request);
    if (!marks.remove(Teams.DEFAULT_TEAM_ID, flowId)) {
      throw notFound(flowId);
    }
    send(response, flowId, null);
  }

  private static ProblemException notFound(UUID flowId) {
    return Problem.of(
            ProblemType.FLOW_NOT_FOUND, "No flow with the id %s is stored.".formatted(flowId))
        .toException();
  }

  private Mark mark(ServerRequest request) {
    Map<String, String> texts = new HashMap<>();
    SmallBody.read(
        request,
        (name, value) -> {
          if (value.currentToken() == JsonToken.VALUE_STRING) {
            texts.put(name, value.getText());
          }
        });
    String verdict = texts.get("verdict");
    String note = texts.get("note");
    if (verdict == null || !VERDICTS.contains(verdict)) {
      throw invalid("verdict: expected \"good\" or \"bad\".");
    }
    if (note != null && (note.length() > MAX_NOTE_CHARS || note.indexOf(0) >= 0)) {
      throw invalid(
          "note: expected at most %d characters, without U+0000.".formatted(MAX_NOTE_CHARS));
    }
    return new Mark(verdict, note, clock.instant());
  }

  private static ProblemException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_PARAMETER, detail).toException();
  }

  private static void send(ServerResponse response, UUID flowId, @Nullable Mark mark) {
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("flowId", flowId.toString());
          json.writeFieldName("mark");
          write(mark, json);
          json.writeEndObject();
        });
  }

  private static void write(@Nullable Mark mark, JsonGenerator json) throws IOException {
    if (mark == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("verdict", mark.verdict());
    json.writeStringField("note", mark.note());
    json.writeStringField("markedAt", Times.format(mark.markedAt()));
    json.writeEndObject();
  }
}
