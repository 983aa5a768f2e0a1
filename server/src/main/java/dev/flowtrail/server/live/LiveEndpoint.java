package dev.flowtrail.server.live;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Answers;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.store.ChangeLog.Change;
import dev.flowtrail.server.store.ChangeLog.ChangedFlow;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code GET /api/live}: notices of flows that changed, as Server-Sent Events. They carry ids only,
 * so that a lost one costs freshness and never truth.
 */
public final class LiveEndpoint implements HttpService {

  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final String MEDIA_TYPE = "text/event-stream";

  private final Watch watch;
  private final Duration heartbeat;

  /**
   * @param heartbeat how long a stream is silent at most, so that proxies keep it open and a
   *     listener that is gone is noticed
   */
  public LiveEndpoint(Watch watch, Duration heartbeat) {
    this.watch = watch;
    this.heartbeat = heartbeat;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/api/live", this::stream);
  }

  /** Which flows a listener asks for. */
  private record Filter(Optional<UUID> flow, Optional<String> process) {

    static Filter of(ServerRequest request) {
      QueryParameters parameters =
          new QueryParameters(request, Set.of("flow", "process")::contains);
      return new Filter(
          parameters.text("flow").map(text -> parameters.id("flow")), parameters.text("process"));
    }

    /** A flow whose process was not told with the change may be of any. */
    boolean takes(ChangedFlow changed) {
      String name = changed.process();
      return flow.map(changed.id()::equals).orElse(true)
          && (name == null || process.map(name::equals).orElse(true));
    }
  }

  private void stream(ServerRequest request, ServerResponse response) {
    if (!request.headers().isAccepted(MediaTypes.create(MEDIA_TYPE))) {
      throw Problem.of(ProblemType.NOT_ACCEPTABLE, "Only text/event-stream can be given here.")
          .toException();
    }
    Filter filter = Filter.of(request);
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    if (request.prologue().method().equals(Method.HEAD)) {
      response.send();
      return;
    }
    watch.join();
    try (OutputStream out = Answers.stream(response)) {
      new Listener(filter, new EventStream(out)).run(lastEventId(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watch.leave();
    }
  }

  /** The place after what the listener has got; empty when it has got nothing. */
  private static Optional<String> lastEventId(ServerRequest request) {
    return request.headers().value(LAST_EVENT_ID).filter(text -> !text.isBlank());
  }

  /** One connection. */
  private final class Listener {
    private final Filter filter;
    private final EventStream out;

    Listener(Filter filter, EventStream out) {
      this.filter = filter;
      this.out = out;
    }

    void run(Optional<String> lastEventId) throws IOException, InterruptedException {
      long place = begin(lastEventId);
      while (!watch.isClosing()) {
        Watch.Next next = watch.await(place, heartbeat);
        if (next.lost()) {
          out.reset(next.next());
        } else if (next.changes().isEmpty()) {
          out.heartbeat(next.next());
        } else {
          next.changes().forEach(this::send);
        }
        place = next.next();
      }
    }

    private long begin(Optional<String> lastEventId) throws IOException, InterruptedException {
      long end = watch.end();
      if (lastEventId.isEmpty()) {
        out.ready(end);
        return end;
      }
      long place = parse(lastEventId.get());
      if (place < 0 || place > end) {
        out.reset(end);
        return end;
      }
      return place;
    }

    /** What is no place in this log gives -1. */
    private static long parse(String text) {
      return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private void send(Change change) {
      if (change.teamId() != Teams.DEFAULT_TEAM_ID) {
        return;
      }
      List<UUID> flows =
          change.flows().stream().filter(filter::takes).map(ChangedFlow::id).toList();
      if (!flows.isEmpty()) {
        out.change(change.number(), flows);
      }
    }
  }
}
