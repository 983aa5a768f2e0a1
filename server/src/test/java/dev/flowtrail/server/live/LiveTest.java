package dev.flowtrail.server.live;

import static dev.flowtrail.server.FlowText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LiveTest {

  private static final Map<String, String> QUICK = Map.of("segment-wait", "20ms");
  private static final RunningServer SERVER =
      RunningServer.start(Map.of("segment-wait", "20ms", "live-heartbeat", "50ms"));
  private static final RunningServer OTHER = SERVER.beside(QUICK);
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    OTHER.close();
    SERVER.close();
  }

  private static String submit(Api api, String name) {
    return api.post(FlowText.named(name)).at("/flowId");
  }

  private static Listener ready(String query) {
    Listener listener = Listener.of(API, query);
    assertThat(listener.next()).isEqualTo("ready {}");
    return listener;
  }

  @Test
  void flowThatWasStoredIsNamedByItsIdOnly() {
    try (Listener listener = ready("")) {
      String flow = submit(API, "secret");
      assertThat(listener.nextAbout(flow))
          .contains("{\"id\":\"" + flow + "\",\"version\":")
          .doesNotContain("secret");
    }
  }

  @Test
  void streamWithoutNewsShowsThatItIsAlive() {
    try (Listener listener = ready("?process=nobody")) {
      String place = listener.lastId();
      assertThat(listener.heartbeat()).isGreaterThanOrEqualTo(Long.parseLong(place));
      assertThat(listener.heartbeat()).isGreaterThanOrEqualTo(Long.parseLong(place));
    }
  }

  @Test
  void whatAnotherServerStoresIsHeardToo() {
    try (Listener listener = ready("")) {
      List<String> flows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        flows.add(submit(i % 2 == 0 ? API : OTHER.api(), "work"));
      }
      flows.sort(null);
      List<String> heard = new ArrayList<>();
      while (heard.size() < flows.size()) {
        String event = listener.next();
        assertThat(event).isNotEqualTo("end");
        flows.stream().filter(event::contains).forEach(heard::add);
      }
      heard.sort(null);
      assertThat(heard).isEqualTo(flows);
    }
  }

  @Test
  void streamGoesOnAfterTheLastEventOnAnotherServer() {
    String last;
    try (Listener listener = ready("")) {
      listener.nextAbout(submit(API, "work"));
      last = listener.lastId();
    }
    List<String> missed = List.of(API.store(FlowText.named("a")), API.store(FlowText.named("b")));
    try (Listener listener = Listener.after(OTHER.api(), last)) {
      StringBuilder events = new StringBuilder();
      while (!missed.stream().allMatch(events.toString()::contains)) {
        String event = listener.next();
        assertThat(event).startsWith("change ");
        events.append(event);
      }
    }
  }

  @Test
  void whoWasAwayForTooLongIsTold() {
    ready("").close();
    API.store(FlowText.named("work"));
    for (String place : List.of("1", "999999999999", "nonsense")) {
      try (Listener listener = Listener.after(API, place)) {
        assertThat(listener.next()).isEqualTo("reset {}");
      }
    }
  }

  @Test
  void oneFlowIsHeardAlone() {
    String flow = UUID.randomUUID().toString();
    try (Listener listener = ready("?flow=" + flow)) {
      API.store(FlowText.named("other"));
      API.post(FlowText.named("this").with("id", quote(flow)));
      assertThat(listener.next()).contains(flow);
    }
  }

  @Test
  void oneProcessIsHeardAlone() {
    try (Listener listener = ready("?process=mine")) {
      API.store(FlowText.named("theirs"));
      String flow = submit(API, "mine");
      assertThat(listener.next()).contains(flow);
    }
  }

  @Test
  void whoTakesNoEventsIsRefused() {
    assertThat(API.get("/api/live", "Accept", "application/json").status()).isEqualTo(406);
    assertThat(API.get("/api/live?flow=x", "Accept", "text/event-stream").status()).isEqualTo(400);
  }

  @Test
  void headOfTheStreamEnds() {
    assertThat(API.call("HEAD", "/api/live", BodyPublishers.noBody()).status()).isEqualTo(200);
  }

  @Test
  void endOfTheServerEndsTheStream() {
    RunningServer server = SERVER.beside(QUICK);
    try (Listener listener = Listener.of(server.api(), "")) {
      listener.next();
      server.close();
      assertThat(listener.next()).isEqualTo("end");
    }
  }
}
