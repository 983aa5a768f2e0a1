package dev.flowtrail.server.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.QueuePolicy;
import dev.flowtrail.server.queue.QueueStatus;
import dev.flowtrail.server.store.SegmentTotals;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/queue}: what stands between the answer 202 and the stored flow. */
public final class QueueEndpoint implements HttpService {

  private final Inbox inbox;
  private final QueuePolicy policy;
  private final SegmentTotals segments;
  private final Clock clock;

  public QueueEndpoint(Inbox inbox, QueuePolicy policy, SegmentTotals segments, Clock clock) {
    this.inbox = inbox;
    this.policy = policy;
    this.segments = segments;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/api/queue", this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    new QueryParameters(request, Set.<String>of()::contains);
    QueueStatus status = QueueAccess.ask(inbox::status);
    SegmentTotals.Total payload = segments.read();
    Instant now = clock.instant();
    Json.send(response, 200, json -> write(json, status, payload, now));
  }

  private void write(
      JsonGenerator json, QueueStatus status, SegmentTotals.Total payload, Instant now)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("timestamp", Times.format(now));
    writeSize(json, "waiting", status.waiting().entries(), status.waiting().bytes());
    json.writeNumberField("inFlight", status.inFlight());
    json.writeNumberField("delayed", status.delayed());
    json.writeNumberField("dead", status.dead());
    writeSize(json, "limits", policy.maxEntries(), policy.maxBytes());
    writeOldest(json, status.oldest(), now);
    json.writeArrayFieldStart("donePerMinute");
    for (long done : status.donePerMinute()) {
      json.writeNumber(done);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("failures");
    for (QueueStatus.Failure failure : status.failures()) {
      json.writeStartObject();
      json.writeStringField("cause", failure.cause());
      json.writeNumberField("count", failure.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("payload");
    json.writeNumberField("segments", payload.segments());
    json.writeNumberField("bytes", payload.bytes());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeSize(JsonGenerator json, String name, long entries, long bytes)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("entries", entries);
    json.writeNumberField("bytes", bytes);
    json.writeEndObject();
  }

  /** The clocks of two machines may differ: nothing waits for less than no time. */
  private static void writeOldest(JsonGenerator json, @Nullable Instant oldest, Instant now)
      throws IOException {
    if (oldest == null) {
      json.writeNullField("oldest");
      return;
    }
    long age = Math.max(0, Duration.between(oldest, now).toMillis());
    json.writeObjectFieldStart("oldest");
    json.writeStringField("enqueuedAt", Times.format(oldest));
    json.writeNumberField("ageSeconds", age / 1000.0);
    json.writeEndObject();
  }
}
