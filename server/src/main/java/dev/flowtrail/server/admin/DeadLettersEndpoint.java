package dev.flowtrail.server.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.queue.DeadLetter;
import dev.flowtrail.server.queue.Inbox;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /api/queue/dead}: what was set aside, and what a person decides about it. */
public final class DeadLettersEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(DeadLettersEndpoint.class.getName());

  private static final int MAX_LIMIT = 200;
  private static final int DEFAULT_LIMIT = 20;

  /** Whatever numbers the queue gives. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}(-[0-9]{1,20})?");

  private final Inbox inbox;

  public DeadLettersEndpoint(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/queue/dead", this::list)
        .post("/api/queue/dead/{id}/retry", this::retry)
        .delete("/api/queue/dead/{id}", this::discard);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters = new QueryParameters(request, Set.of("limit", "cursor")::contains);
    int limit = parameters.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    String olderThan =
        parameters
            .parse("cursor", "a nextCursor of this list", text -> isId(text) ? text : null)
            .orElse(null);
    // One more than is shown tells whether there is a next page.
    List<DeadLetter> found = QueueAccess.ask(() -> inbox.deadLetters(limit + 1, olderThan));
    Json.send(response, 200, json -> write(json, found, limit));
  }

  private static void write(JsonGenerator json, List<DeadLetter> found, int limit)
      throws IOException {
    List<DeadLetter> page = found.subList(0, Math.min(found.size(), limit));
    json.writeStartObject();
    json.writeArrayFieldStart("deadLetters");
    for (DeadLetter letter : page) {
      write(json, letter);
    }
    json.writeEndArray();
    json.writeStringField("nextCursor", found.size() > page.size() ? page.getLast().id() : null);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, DeadLetter letter) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", letter.id());
    json.writeStringField("flowId", Objects.toString(letter.flowId(), null));
    json.writeStringField("flowName", letter.flowName());
    json.writeNumberField("attempts", letter.attempts());
    json.writeNumberField("bytes", letter.bytes());
    json.writeStringField("error", letter.error());
    json.writeStringField("enqueuedAt", Times.format(letter.enqueuedAt()));
    json.writeStringField("deadAt", Times.format(letter.deadAt()));
    json.writeEndObject();
  }

  private void retry(ServerRequest request, ServerResponse response) {
    String id = id(request);
    decide(response, id, QueueAccess.ask(() -> inbox.retryDead(id)), "retried");
  }

  private void discard(ServerRequest request, ServerResponse response) {
    String id = id(request);
    decide(response, id, QueueAccess.ask(() -> inbox.discardDead(id)), "discarded");
  }

  private static void decide(ServerResponse response, String id, boolean done, String outcome) {
    if (!done) {
      throw notFound();
    }
    LOG.log(Level.INFO, "Dead letter {0} was {1} by request", id, outcome);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("id", id);
          json.writeStringField("outcome", outcome);
          json.writeEndObject();
        });
  }

  private static String id(ServerRequest request) {
    String id = request.path().pathParameters().get("id");
    if (!isId(id)) {
      throw notFound();
    }
    return id;
  }

  private static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static ProblemException notFound() {
    return Problem.of(
            ProblemType.DEAD_LETTER_NOT_FOUND,
            "Nothing of this id is set aside: it may have been retried or discarded already.")
        .toException();
  }
}
