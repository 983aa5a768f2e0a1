package dev.flowtrail.server.watch;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.explore.FlowTally.Tally;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /api/watches}: what people watch, how it stands, and whether those who are told hear. */
public final class WatchesEndpoint implements HttpService {

  private final Jdbi jdbi;
  private final Watches watches;
  private final EventWriter events;
  private final CheckedHosts hosts;
  private final Clock clock;

  public WatchesEndpoint(Jdbi jdbi, Watching.Manner manner, Clock clock) {
    this.jdbi = jdbi;
    this.watches = new Watches(jdbi);
    this.events = manner.events();
    this.hosts = manner.hosts();
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/watches", this::list)
        .get("/api/watches/{+name}", this::get)
        .put("/api/watches/{+name}", this::put)
        .delete("/api/watches/{+name}", this::remove)
        .post("/api/watches/{+name}/test", this::test);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters = new QueryParameters(request, "process"::equals);
    sendAll(response, parameters.text("process").orElse(null));
  }

  private void get(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    send(response, find(name(request)));
  }

  private void put(ServerRequest request, ServerResponse response) {
    Watch watch = WatchRequest.read(request, name(request), hosts, clock.instant());
    switch (watches.put(Teams.DEFAULT_TEAM_ID, watch)) {
      case KEPT -> send(response, find(watch.name()));
      case TOO_MANY ->
          throw WatchRequest.invalid("name", "at most %,d watches".formatted(Watches.MAX_COUNT));
      case SECRET_MISSING -> throw WatchRequest.invalid("webhook.secret", WebhookSecret.EXPECTED);
    }
  }

  private void remove(ServerRequest request, ServerResponse response) {
    watches.remove(Teams.DEFAULT_TEAM_ID, name(request));
    sendAll(response, null);
  }

  /** The event says how the watch stands, or that nothing was counted yet. */
  private void test(ServerRequest request, ServerResponse response) {
    Shown shown = find(name(request));
    if (shown.watch().webhook() == null) {
      throw WatchRequest.invalid("name", "a watch with a webhook");
    }
    Instant now = WatchRows.kept(clock.instant());
    Tally tally = Objects.requireNonNullElse(shown.standing().tally(), new Tally(0, 0));
    WatchEvent event = events.write(WatchEvent.Kind.TEST, shown.watch(), tally, now);
    jdbi.useTransaction(handle -> Deliveries.add(handle, Teams.DEFAULT_TEAM_ID, event));
    send(response, find(shown.watch().name()));
  }

  private static String name(ServerRequest request) {
    return request.path().pathParameters().get("name");
  }

  private Shown find(String name) {
    return watches.find(Teams.DEFAULT_TEAM_ID, name).orElseThrow(WatchesEndpoint::notFound);
  }

  private static ProblemException notFound() {
    return Problem.of(ProblemType.WATCH_NOT_FOUND, "No watch of this name is kept.").toException();
  }

  private static void send(ServerResponse response, Shown shown) {
    Json.send(response, 200, json -> WatchJson.write(json, shown));
  }

  private void sendAll(ServerResponse response, @Nullable String process) {
    List<Shown> all = watches.list(Teams.DEFAULT_TEAM_ID, process);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("watches");
          for (Shown each : all) {
            WatchJson.write(json, each);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
